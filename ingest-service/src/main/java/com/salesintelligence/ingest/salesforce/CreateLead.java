package com.salesintelligence.ingest.salesforce;

import com.salesintelligence.ingest.core.commands.CarryOut;
import com.salesintelligence.ingest.core.commands.Mails;
import com.salesintelligence.ingest.core.commands.Mails.Mail;
import com.salesintelligence.ingest.core.commands.Outcome;
import com.salesintelligence.ingest.core.commands.SourceCommand.Lead;
import java.util.Optional;

/** Makes leads in Salesforce from mails of people whom it does not know. */
final class CreateLead implements CarryOut<Lead> {

  private final SalesforceLeads leads;
  private final Mails mails;
  private final LeadSettings settings;

  CreateLead(SalesforceLeads leads, Mails mails, LeadSettings settings) {
    this.leads = leads;
    this.mails = mails;
    this.settings = settings;
  }

  @Override
  public Class<Lead> takes() {
    return Lead.class;
  }

  @Override
  public Optional<Outcome> find(Lead command) {
    return mails.find(command.messageId()).flatMap(this::made);
  }

  /** One lead for each mail, whoever asks and however often. */
  @Override
  public Outcome carryOut(Lead command) {
    return mails
        .find(command.messageId())
        .map(mail -> made(mail).orElseGet(() -> make(mail, command)))
        .orElseGet(
            () ->
                new Outcome.Skipped("UNKNOWN_MAIL", "This mail is no longer in the mailbox.", ""));
  }

  private Outcome make(Mail mail, Lead command) {
    return mail.fromEmail().contains("@")
        ? leads.create(new LeadDraft(mail, settings).fields(), command.despiteDuplicates())
        : new Outcome.Skipped("NO_SENDER", "This mail does not say who sent it.", "");
  }

  private Optional<Outcome> made(Mail mail) {
    return leads
        .find(mail.fromEmail(), settings.source(), LeadDraft.mark(mail.messageId()))
        .map(id -> new Outcome.Done(id, "Salesforce holds the lead of this mail."));
  }
}
