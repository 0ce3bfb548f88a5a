package com.salesintelligence.webtest;

import static org.junit.jupiter.api.Assertions.fail;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * Debian's Chromium, driven by Playwright. Where there is none, tests are skipped with a visible
 * line, or fail when REQUIRE_BROWSER is true.
 */
public final class Chromium implements AutoCloseable {

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-gpu")));
  }

  public static Chromium orSkip() {
    var executable = executable();
    if (executable.isEmpty()) {
      var line = "browser tests skipped: no Chromium (apt-get install chromium)";
      if ("true".equals(System.getenv("REQUIRE_BROWSER"))) {
        fail("REQUIRE_BROWSER is true, but there is no Chromium: apt-get install chromium");
      }
      System.out.println(line);
      Assumptions.abort(line);
    }
    return new Chromium(executable.orElseThrow());
  }

  private static Optional<Path> executable() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page of a browser window of its own. Errors in its console are kept as complaints. */
  public Page open(int port, int width, int height) {
    BrowserContext window =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(width, height));
    Page page = window.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    return page;
  }

  public Page logIn(int port, String name, int width) {
    Page page = open(port, width, 1000);
    page.navigate("/login");
    page.getByLabel("Name").fill(name);
    page.getByLabel("Password").fill("demo");
    page.locator("button[type=submit]").click();
    page.waitForURL(url -> !url.contains("/login"));
    return page;
  }

  /** What the browser's console complained of, such as what the content policy blocked. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What axe-core finds wrong for people with disabilities. */
  public static List<String> barriers(Page page) {
    return new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .stream()
            .flatMap(
                rule ->
                    rule.getNodes().stream()
                        .map(
                            node ->
                                rule.getId() + " at " + node.getTarget() + ": " + rule.getHelp()))
            .toList();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
