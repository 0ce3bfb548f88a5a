package com.salesintelligence.local.platform;

import java.nio.file.Path;
import java.util.List;

/**
 * The last thing that a newcomer reads in the terminal: where to go, as whom, what to try, how to
 * stop.
 */
final class Panel {

  private Panel() {}

  /**
   * @param sandbox where the sources are
   * @param mailboxes that are read; none: no mail can be dropped
   */
  static String of(
      Ports ports, String sandbox, List<String> mailboxes, Path folder, double seconds) {
    return """

        ─────────────────────────────────────────────────────────────────────────────
          Sales Intelligence is ready (%.1f s)      http://localhost:%d

          log in as    maya (rep) · max (manager) · olga (operator) · ada (administrator)
          password     demo

        %s  ask          bq --api http://localhost:%d --oauth_access_token=local --project_id=demo-project
                       --headless query --use_legacy_sql=false 'SELECT …'
          logs         %s
          stop         Ctrl-C      (start again to go on with the same data;
                                    -Drun.fresh=true begins anew)
        ─────────────────────────────────────────────────────────────────────────────
        """
        .formatted(
            seconds,
            ports.web(),
            mailboxes.isEmpty() ? "" : dropInto(mailboxes.getFirst(), sandbox),
            ports.bigQueryRest(),
            folder.resolve("platform.log"));
  }

  private static String dropInto(String mailbox, String sandbox) {
    return """
          try          drop a mail and watch the dashboard move:
            printf 'From: someone@example.org\\nTo: %1$s\\nSubject: Pricing\\n\\nCould you send a quote?' \\
              | curl -s --data-binary @- -H 'Content-Type: message/rfc822' \\
                %2$s/sandbox/gmail/%1$s/messages
        """
        .formatted(mailbox, sandbox);
  }
}
