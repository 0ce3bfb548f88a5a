package com.salesintelligence.ingest.core.commands;

/** One thing that a person wants a source to hold, or to hold no longer. */
public sealed interface SourceCommand {

  Order order();

  /** What it is about; with the id of its order it names the command. */
  String item();

  /** As tables and events name it. */
  String kind();

  /**
   * A lead from a mail.
   *
   * @param messageId of the warehouse's mail
   * @param despiteDuplicates create it although the CRM holds one like it
   */
  record Lead(Order order, String messageId, boolean despiteDuplicates) implements SourceCommand {

    @Override
    public String item() {
      return messageId;
    }

    @Override
    public String kind() {
      return "lead";
    }
  }

  /**
   * A contact in a sequence.
   *
   * @param senderEmail mailbox that the sequence writes from; empty: that of the contact's owner
   */
  record Enrolment(Order order, String contactEmail, String sequenceId, String senderEmail)
      implements SourceCommand {

    @Override
    public String item() {
      return contactEmail;
    }

    @Override
    public String kind() {
      return "enrolment";
    }
  }

  /** A contact out of a sequence. */
  record Unenrolment(Order order, String contactEmail, String sequenceId) implements SourceCommand {

    @Override
    public String item() {
      return contactEmail;
    }

    @Override
    public String kind() {
      return "unenrolment";
    }
  }

  /**
   * A reply, put into a mailbox as a draft.
   *
   * @param messageId the mail that is answered; empty: the newest of the thread
   */
  record Draft(Order order, String mailbox, String threadId, String messageId, String bodyText)
      implements SourceCommand {

    /** The mail, if it is known, for that is what people know. */
    @Override
    public String item() {
      return messageId.isEmpty() ? threadId : messageId;
    }

    @Override
    public String kind() {
      return "draft";
    }
  }
}
