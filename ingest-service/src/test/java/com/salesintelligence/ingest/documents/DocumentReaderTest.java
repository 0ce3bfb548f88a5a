package com.salesintelligence.ingest.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.salesintelligence.ingest.documents.reading.ReadDocument;
import com.salesintelligence.ingest.documents.reading.ReadDocument.Block;
import com.salesintelligence.ingest.documents.reading.ReadingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class DocumentReaderTest {

  @TempDir private static Path folder;
  private static DocumentReader reader;

  @BeforeAll
  static void start() {
    reader =
        new DocumentReader(settings(Duration.ofSeconds(60), 128), ReadingProcess.class.getName());
  }

  @AfterAll
  static void stop() {
    reader.close();
  }

  private static DocumentSettings settings(Duration timeout, int megabytes) {
    return new DocumentSettings(
        Map.of(), DataSize.ofMegabytes(100), 100_000, timeout, DataSize.ofMegabytes(megabytes));
  }

  private static ReadDocument read(String name, byte[] content) throws IOException {
    return reader.read(Files.write(folder.resolve(name), content));
  }

  private static ReadDocument.Text text(String name, byte[] content) throws IOException {
    return (ReadDocument.Text) read(name, content);
  }

  private static String words(ReadDocument.Text document) {
    return document.blocks().stream().map(Block::text).collect(Collectors.joining("|"));
  }

  private static String refusal(String name, byte[] content) throws IOException {
    return ((ReadDocument.Refused) read(name, content)).problem();
  }

  @Test
  void aPdfIsReadPageByPage() throws IOException {
    var document = text("a.pdf", Papers.pdf("First page.", "Second page."));

    assertThat(document.title()).isEqualTo("A paper");
    assertThat(document.blocks())
        .containsExactly(new Block("First page.", 0, 1), new Block("Second page.", 0, 2));
  }

  @Test
  void aDocxIsReadWithItsHeadings() throws IOException {
    var document = text("a.docx", Papers.docx("#Prices", "They rise.", "#Rents", "They too."));

    assertThat(document.blocks())
        .containsExactly(
            new Block("Prices", 1, 0),
            new Block("They rise.", 0, 0),
            new Block("Rents", 1, 0),
            new Block("They too.", 0, 0));
  }

  @Test
  void htmlIsReadWithItsHeadingsAndWithoutItsScripts() throws IOException {
    var document =
        text(
            "a.html",
            "<html><head><title>Guide</title><script>alert(1)</script></head><body><h1>One</h1><p>Text</p><h2>Two</h2><ul><li>a</li><li>b</li></ul></body></html>"
                .getBytes(UTF_8));

    assertThat(document.title()).isEqualTo("Guide");
    assertThat(document.blocks())
        .containsExactly(
            new Block("One", 1, 0),
            new Block("Text", 0, 0),
            new Block("Two", 2, 0),
            new Block("a", 0, 0),
            new Block("b", 0, 0));
  }

  @Test
  void emptyLinesPartThePlainText() throws IOException {
    assertThat(words(text("a.txt", "One\ntwo.\n\nThree ä.\n".getBytes(UTF_8))))
        .isEqualTo("One\ntwo.|Three ä.");
  }

  @Test
  void aTextAttachmentIsNotTheBodyOfAMail() throws IOException {
    var mail =
        """
        From: Ann <ann@elsewhere.example>
        Subject: Offer
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=x

        --x
        Content-Type: text/plain

        The body.
        --x
        Content-Type: text/plain; name=notes.txt
        Content-Disposition: attachment; filename=notes.txt

        The attachment.
        --x--
        """;

    var document = text("a.eml", mail.getBytes(UTF_8));

    assertThat(document.title()).isEqualTo("Offer");
    assertThat(words(document)).contains("The body.").doesNotContain("attachment.");
  }

  @Test
  void whatCannotBeReadIsRefusedWithAReason() throws IOException {
    assertThat(refusal("encrypted.pdf", Papers.encryptedPdf("x"))).contains("encrypted");
    assertThat(refusal("cut.pdf", "%PDF-1.7 nothing".getBytes(UTF_8))).contains("damaged");
    assertThat(refusal("cut.docx", "PK nothing".getBytes(UTF_8))).contains("damaged");
    assertThat(refusal("a.xlsx", new byte[10])).contains("kind");
    assertThat(refusal("long.txt", "word ".repeat(30_000).getBytes(UTF_8)))
        .contains("100000 characters");
  }

  @Test
  void aZipBombIsRefusedAndTheNextDocumentRead() throws IOException {
    assertThat(refusal("bomb.docx", Papers.bomb())).isNotEmpty();
    assertThat(words(text("after.txt", "Still here.".getBytes(UTF_8)))).isEqualTo("Still here.");
  }

  @Test
  void aDocumentSeesNoFileOfTheMachine() throws IOException {
    var secret = Files.writeString(folder.resolve("secret"), "s3cret");

    var document = read("thief.docx", Papers.thief(secret.toString()));

    assertThat(document.toString()).doesNotContain("s3cret");
  }

  @Test
  void aDocumentThatNeedsTooMuchMemoryCostsOneProcessOnly() throws IOException {
    try (var hungry =
        new DocumentReader(settings(Duration.ofSeconds(60), 32), HungryReader.class.getName())) {
      var file = Files.writeString(folder.resolve("hungry.txt"), "x");

      assertThat(hungry.read(file).toString()).contains("32 MB of memory");
      assertThat(hungry.read(file).toString()).contains("32 MB of memory");
    }
  }

  @Test
  void aReaderThatHangsIsEnded() throws IOException {
    try (var stuck =
        new DocumentReader(settings(Duration.ofMillis(-4_500), 64), StuckReader.class.getName())) {
      var read = stuck.read(Files.writeString(folder.resolve("hang.txt"), "x"));

      assertThat(read.toString()).contains("takes longer");
    }
  }
}
