package com.salesintelligence.ingest.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Documents as people write them, and as nobody should. */
final class Papers {

  private Papers() {}

  static byte[] pdf(String... pages) throws IOException {
    try (var document = document(pages)) {
      return bytes(document);
    }
  }

  static byte[] encryptedPdf(String text) throws IOException {
    try (var document = document(text)) {
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      return bytes(document);
    }
  }

  private static PDDocument document(String... pages) throws IOException {
    var document = new PDDocument();
    document.getDocumentInformation().setTitle("A paper");
    for (var text : pages) {
      var page = new PDPage();
      document.addPage(page);
      try (var content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.showText(text);
        content.endText();
      }
    }
    return document;
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  /** Lines that begin with # become headings. */
  static byte[] docx(String... lines) throws IOException {
    try (var document = new XWPFDocument()) {
      var style = CTStyle.Factory.newInstance();
      style.setStyleId("Heading1");
      style.setType(STStyleType.PARAGRAPH);
      style.addNewName().setVal("heading 1");
      document.createStyles().addStyle(new XWPFStyle(style));
      for (var line : lines) {
        var paragraph = document.createParagraph();
        if (line.startsWith("#")) {
          paragraph.setStyle("Heading1");
        }
        paragraph.createRun().setText(line.replaceFirst("^#", ""));
      }
      var bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    }
  }

  /** A document of a few kilobytes that unpacks to a gigabyte. */
  static byte[] bomb() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      copy(docx("x"), zip, "word/document.xml");
      zip.putNextEntry(new ZipEntry("word/document.xml"));
      zip.write(
          "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>"
              .getBytes(UTF_8));
      var block = "a".repeat(1 << 20).getBytes(UTF_8);
      for (int i = 0; i < 200; i++) {
        zip.write(block);
      }
      zip.write("</w:t></w:r></w:p></w:body></w:document>".getBytes(UTF_8));
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  /** A document that asks for a file of the machine that reads it. */
  static byte[] thief(String file) throws IOException {
    return rewritten(
        docx("x"),
        "word/document.xml",
        """
        <?xml version="1.0"?>
        <!DOCTYPE x [<!ENTITY secret SYSTEM "file://%s">]>
        <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>before &secret; after</w:t></w:r></w:p></w:body></w:document>"""
            .formatted(file)
            .getBytes(UTF_8));
  }

  private static byte[] rewritten(byte[] docx, String entry, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      copy(docx, zip, entry);
      zip.putNextEntry(new ZipEntry(entry));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  private static void copy(byte[] from, ZipOutputStream to, String without) throws IOException {
    try (var zip = new ZipInputStream(new java.io.ByteArrayInputStream(from))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.getName().equals(without)) {
          to.putNextEntry(new ZipEntry(entry.getName()));
          zip.transferTo(to);
          to.closeEntry();
        }
      }
    }
  }
}
