package com.salesintelligence.score.core.policy;

import com.salesintelligence.score.core.facts.AccountFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Scores an account: every policy adds its named points, nothing else does. */
public final class Scoring {

  /** The version of these rules, stored with each score; change it with them. */
  public static final String MODEL = "score-rules-1";

  private static final List<Policy> ENGAGEMENT =
      List.of(
          new RecentReplies(),
          new MonthOfReplies(),
          new LastReply(),
          new ActiveContacts(),
          new TwoWayTalk(),
          new Trend(),
          new RecentActivities(),
          new PlannedMeeting(),
          new Silence());

  private static final List<Policy> BUDGET_LIKELIHOOD =
      List.of(
          new OpenOpportunity(),
          new DealSize(),
          new CloseDate(),
          new BudgetTalk(),
          new RenewalTalk(),
          new WonBefore(),
          new LostRecently(),
          new CompanySize(),
          new TroubleLowersBudget());

  private static final List<Policy> URGENCY =
      List.of(
          new WaitingForOurAnswer(),
          new FreshMail(),
          new ClosingSoon(),
          new GoingCold(),
          new TroubleIsUrgent(),
          new MeetingAhead());

  public Scores score(AccountFacts facts, Today today) {
    Scorecard engagement = card(Score.ENGAGEMENT, ENGAGEMENT, facts, today);
    Scorecard budget = card(Score.BUDGET_LIKELIHOOD, BUDGET_LIKELIHOOD, facts, today);
    var shares = Stream.of(new Share(engagement, 35), new Share(budget, 40));
    var priority = Stream.concat(shares, URGENCY.stream()).toList();
    return new Scores(card(Score.PRIORITY, priority, facts, today), budget, engagement);
  }

  private static Scorecard card(
      Score score, List<Policy> policies, AccountFacts facts, Today today) {
    return Scorecard.of(
        score,
        policies.stream()
            .map(policy -> policy.on(facts, today).map(p -> p.toward(score, policy.name())))
            .flatMap(Optional::stream)
            .toList());
  }
}
