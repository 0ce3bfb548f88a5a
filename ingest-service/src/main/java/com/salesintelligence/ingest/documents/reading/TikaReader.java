package com.salesintelligence.ingest.documents.reading;

import com.salesintelligence.ingest.documents.reading.ReadDocument.Refused;
import com.salesintelligence.ingest.documents.reading.ReadDocument.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.parser.CompositeParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.mail.RFC822Parser;
import org.apache.tika.parser.microsoft.OfficeParserConfig;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Reads a document with the one parser that its name asks for; what lies in it is left out. */
final class TikaReader {

  private record Kind(String mediaType, Parser parser) {}

  private static final Kind HTML = new Kind("text/html", new JSoupParser());
  private static final Kind PLAIN = new Kind("text/plain", new TXTParser());
  private static final Map<String, Kind> KINDS =
      Map.of(
          "pdf",
          new Kind("application/pdf", new PDFParser()),
          "docx",
          new Kind(
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
              new OOXMLParser()),
          "html",
          HTML,
          "htm",
          HTML,
          "txt",
          PLAIN,
          "eml",
          new Kind("message/rfc822", new RFC822Parser()));

  private final int longestText;

  TikaReader(int longestText) {
    this.longestText = longestText;
  }

  ReadDocument read(Path file) {
    var kind = KINDS.get(extension(file));
    if (kind == null) {
      return new Refused("files of this kind are not read");
    }
    var metadata = new Metadata();
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, String.valueOf(file.getFileName()));
    metadata.set(Metadata.CONTENT_TYPE, kind.mediaType());
    var blocks = new Blocks(longestText);
    try (var in = TikaInputStream.get(file)) {
      kind.parser().parse(in, blocks, metadata, context());
    } catch (Blocks.TooLong e) {
      return tooLong();
    } catch (EncryptedDocumentException e) {
      return new Refused("it is encrypted: store it without a password");
    } catch (StackOverflowError e) {
      return new Refused("its parts lie too deep in each other");
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      return causedByLength(e) ? tooLong() : broken(e);
    }
    return text(kind, metadata, blocks);
  }

  private static Text text(Kind kind, Metadata metadata, Blocks blocks) {
    var title = first(metadata, TikaCoreProperties.TITLE);
    return new Text(
        kind.mediaType(),
        title.isEmpty() ? first(metadata, TikaCoreProperties.SUBJECT) : title,
        first(metadata, TikaCoreProperties.CREATOR),
        time(metadata, TikaCoreProperties.CREATED),
        time(metadata, TikaCoreProperties.MODIFIED),
        blocks.all());
  }

  private static ParseContext context() {
    var context = new ParseContext();
    context.set(
        Parser.class,
        new CompositeParser(MediaTypeRegistry.getDefaultRegistry(), HTML.parser(), PLAIN.parser()));
    context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
    var pdf = new PDFParserConfig();
    pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
    context.set(PDFParserConfig.class, pdf);
    var office = new OfficeParserConfig();
    office.setUseSAXDocxExtractor(true);
    office.setExtractMacros(false);
    context.set(OfficeParserConfig.class, office);
    return context;
  }

  private ReadDocument tooLong() {
    return new Refused("it holds more than " + longestText + " characters of text");
  }

  /** Only the kind of the error: its message may quote the document. */
  private static ReadDocument broken(Exception e) {
    Throwable root = e;
    while (root.getCause() != null && root.getCause() != root) {
      root = root.getCause();
    }
    return new Refused(
        "it is damaged or not what its name says (%s)".formatted(root.getClass().getSimpleName()));
  }

  private static boolean causedByLength(Throwable e) {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Blocks.TooLong) {
        return true;
      }
    }
    return false;
  }

  private static String first(Metadata metadata, Property property) {
    var value = metadata.get(property);
    return value == null ? "" : value.strip();
  }

  private static @Nullable Instant time(Metadata metadata, Property property) {
    Date date = metadata.getDate(property);
    return date == null ? null : date.toInstant();
  }

  private static String extension(Path file) {
    var name = String.valueOf(file.getFileName());
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** Attachments, images and objects are no text of the document. */
  private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

    @Override
    public boolean shouldParseEmbedded(Metadata metadata) {
      return false;
    }

    @Override
    public void parseEmbedded(
        InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {}
  }
}
