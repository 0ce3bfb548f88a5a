package com.salesintelligence.local.platform;

import java.nio.file.Path;

/**
 * The last thing that a newcomer reads in the terminal: where to go, as whom, what to try, how to
 * stop.
 */
final class Panel {

  private Panel() {}

  static String of(Ports ports, Path folder, double seconds) {
    return """

        ─────────────────────────────────────────────────────────────────────────────
          Sales Intelligence is ready (%.1f s)      http://localhost:%d

          log in as    maya (rep) · max (manager) · olga (operator) · ada (administrator)
          password     demo

          try          drop a mail and watch the dashboard move:
            printf 'From: someone@example.org\\nTo: maya.lindqvist@harborlight.example\\nSubject: Pricing\\n\\nCould you send a quote?' \\
              | curl -s --data-binary @- -H 'Content-Type: message/rfc822' \\
                http://localhost:%d/sandbox/gmail/maya.lindqvist@harborlight.example/messages
          ask          bq --api http://localhost:%d --oauth_access_token=local --project_id=demo-project
                       --headless query --use_legacy_sql=false 'SELECT …'
          logs         %s
          stop         Ctrl-C      (start again to go on with the same data;
                                    -Drun.fresh=true begins anew)
        ─────────────────────────────────────────────────────────────────────────────
        """
        .formatted(
            seconds,
            ports.web(),
            ports.sandbox(),
            ports.bigQueryRest(),
            folder.resolve("platform.log"));
  }
}
