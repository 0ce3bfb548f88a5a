package com.salesintelligence.local.vertex.text;

import com.google.cloud.aiplatform.v1.Content;
import com.google.cloud.aiplatform.v1.GenerateContentRequest;
import com.google.cloud.aiplatform.v1.Part;
import com.salesintelligence.local.vertex.fault.Rejections;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a request says, checked.
 *
 * @param texts of the system instruction and of all turns, in their order
 */
public record Prompt(List<String> texts) {

  private static final Set<String> ROLES = Set.of("", "user", "model");

  public Prompt {
    texts = List.copyOf(texts);
  }

  static Prompt of(GenerateContentRequest request) {
    refuseUnsupported(request);
    var turns = request.getContentsList();
    if (turns.isEmpty()) {
      throw Rejections.invalid(
          "Unable to submit request because at least one contents field is required.");
    }
    if (turns.getLast().getRole().equals("model")) {
      throw Rejections.invalid("Please ensure that multiturn requests end with a user role.");
    }
    var said =
        request.hasSystemInstruction()
            ? Stream.concat(Stream.of(request.getSystemInstruction()), turns.stream()).toList()
            : turns;
    return new Prompt(texts(said));
  }

  /** The texts of contents; parts of another kind are refused by their name. */
  public static List<String> texts(List<Content> contents) {
    var texts = new ArrayList<String>();
    for (Content content : contents) {
      if (!ROLES.contains(content.getRole()) && !content.getRole().equals("system")) {
        throw Rejections.invalid("Please use a valid role: user, model.");
      }
      if (content.getPartsList().isEmpty()) {
        throw Rejections.invalid(
            "Unable to submit request because it must include at least one parts field, which describes the prompt input.");
      }
      content.getPartsList().forEach(part -> texts.add(text(part)));
    }
    return texts;
  }

  private static String text(Part part) {
    return switch (part.getDataCase()) {
      case TEXT -> part.getText();
      case DATA_NOT_SET ->
          throw Rejections.invalid(
              "Unable to submit request because one of its parts holds no data field.");
      case INLINE_DATA,
          FILE_DATA,
          FUNCTION_CALL,
          FUNCTION_RESPONSE,
          EXECUTABLE_CODE,
          CODE_EXECUTION_RESULT ->
          throw Rejections.unsupported(
              "parts with " + part.getDataCase().name().toLowerCase(java.util.Locale.ROOT));
    };
  }

  private static void refuseUnsupported(GenerateContentRequest request) {
    if (request.getToolsCount() > 0 || request.hasToolConfig()) {
      throw Rejections.unsupported("tools");
    }
    if (!request.getCachedContent().isEmpty()) {
      throw Rejections.unsupported("cached_content");
    }
    if (request.hasModelArmorConfig()) {
      throw Rejections.unsupported("model_armor_config");
    }
  }
}
