package com.salesintelligence.local.platform.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** Writes the documents that no text editor makes. */
final class Papers {

  private static final List<List<String>> REPORT =
      List.of(
          List.of(
              "Market report, third quarter of 2026",
              "Prices rose by two percent against the second quarter.",
              "Waterfront homes rose most; villas in the suburbs stayed where they were."),
          List.of(
              "Outlook",
              "Eleven thousand homes are handed over in the next quarter.",
              "We expect rents to fall first where most of them stand: Business Bay."));

  /** Lines that begin with # are headings. */
  private static final List<String> GUIDE =
      List.of(
          "#Before you look",
          "Have your bank say in writing what it lends you. An offer without it is not taken seriously.",
          "#Making an offer",
          "An offer names the price, the date of handing over, and what stays in the home.",
          "The seller answers within three working days.",
          "#Fees",
          "The transfer fee is four percent of the price. Buyer and seller may share it; otherwise the buyer pays.");

  private Papers() {}

  static void marketReport(Path file) throws IOException {
    try (var document = new PDDocument()) {
      document.getDocumentInformation().setTitle("Market report");
      for (var lines : REPORT) {
        var page = new PDPage();
        document.addPage(page);
        write(document, page, lines);
      }
      document.save(file.toFile());
    }
  }

  private static void write(PDDocument document, PDPage page, List<String> lines)
      throws IOException {
    try (var content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 12);
      content.newLineAtOffset(60, 720);
      for (var line : lines) {
        content.showText(line);
        content.newLineAtOffset(0, -28);
      }
      content.endText();
    }
  }

  static void buyersGuide(Path file) throws IOException {
    try (var document = new XWPFDocument();
        var out = Files.newOutputStream(file)) {
      document.getProperties().getCoreProperties().setTitle("Buyer's guide");
      document.createStyles().addStyle(heading());
      for (var line : GUIDE) {
        var paragraph = document.createParagraph();
        if (line.startsWith("#")) {
          paragraph.setStyle("Heading1");
        }
        paragraph.createRun().setText(line.replaceFirst("^#", ""));
      }
      document.write(out);
    }
  }

  private static XWPFStyle heading() {
    var style = CTStyle.Factory.newInstance();
    style.setStyleId("Heading1");
    style.setType(STStyleType.PARAGRAPH);
    style.addNewName().setVal("heading 1");
    return new XWPFStyle(style);
  }
}
