package com.salesintelligence.local.sandbox;

import com.salesintelligence.local.sandbox.dialpad.CallLog;
import com.salesintelligence.local.sandbox.dialpad.Dialpad;
import com.salesintelligence.local.sandbox.dialpad.DialpadApi;
import com.salesintelligence.local.sandbox.gmail.BatchEndpoint;
import com.salesintelligence.local.sandbox.gmail.Desk;
import com.salesintelligence.local.sandbox.gmail.GmailApi;
import com.salesintelligence.local.sandbox.gmail.Quota;
import com.salesintelligence.local.sandbox.gmail.ServiceAccount;
import com.salesintelligence.local.sandbox.gmail.TokenEndpoint;
import com.salesintelligence.local.sandbox.gmail.Tokens;
import com.salesintelligence.local.sandbox.gmail.WatchCalls;
import com.salesintelligence.local.sandbox.http.Front;
import com.salesintelligence.local.sandbox.http.Json;
import com.salesintelligence.local.sandbox.hubspot.Access;
import com.salesintelligence.local.sandbox.hubspot.Crm;
import com.salesintelligence.local.sandbox.hubspot.HubSpot;
import com.salesintelligence.local.sandbox.own.OwnData;
import com.salesintelligence.local.sandbox.salesforce.LoginEndpoint;
import com.salesintelligence.local.sandbox.salesforce.SalesforceApi;
import com.salesintelligence.local.sandbox.salesforce.Sessions;
import com.salesintelligence.local.sandbox.salesforce.Settings;
import com.salesintelligence.local.sandbox.salesforce.Usage;
import com.salesintelligence.local.sandbox.steering.DialpadSteering;
import com.salesintelligence.local.sandbox.steering.GmailLimits;
import com.salesintelligence.local.sandbox.steering.HubSpotSteering;
import com.salesintelligence.local.sandbox.steering.LiveActivity;
import com.salesintelligence.local.sandbox.steering.SalesforceLimits;
import com.salesintelligence.local.sandbox.steering.SteeringApi;
import com.salesintelligence.local.sandbox.world.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gmail, Salesforce, Dialpad and HubSpot on one port, filled with an invented company whose truth
 * is known.
 */
public final class Sandbox implements AutoCloseable {
  /** What the sandbox's Salesforce accepts as a connected app. */
  public static final String SALESFORCE_CLIENT_ID = LoginEndpoint.CLIENT_ID;

  public static final String SALESFORCE_CLIENT_SECRET = LoginEndpoint.CLIENT_SECRET;
  public static final String SALESFORCE_REFRESH_TOKEN = LoginEndpoint.REFRESH_TOKEN;

  /** What the sandbox's Dialpad accepts as a company administrator's key. */
  public static final String DIALPAD_API_KEY = DialpadApi.API_KEY;

  /** The token of the sandbox's private app in HubSpot; it never ends. */
  public static final String HUBSPOT_TOKEN = Access.PRIVATE_TOKEN;

  /** What the sandbox's HubSpot accepts as an OAuth app. */
  public static final String HUBSPOT_CLIENT_ID = Access.CLIENT_ID;

  public static final String HUBSPOT_CLIENT_SECRET = Access.CLIENT_SECRET;
  public static final String HUBSPOT_REFRESH_TOKEN = Access.REFRESH_TOKEN;

  /** Enough for a benchmark; Google's own is 6,000 units per user and minute. */
  private static final long GMAIL_UNITS_PER_MINUTE = 100_000_000;

  private static final long SALESFORCE_CALLS_PER_DAY = 1_000_000;

  private final World world;
  private final Desk desk = new Desk();
  private final PushTarget push;
  private final ServiceAccount account;
  private final Dialpad dialpad;
  private final DialpadSteering dialpadSteering;
  private final HubSpot hubSpot;
  private final HubSpotSteering hubSpotSteering;
  private final LiveActivity live;
  private final Front front;

  private Sandbox(SandboxSettings settings, InstantSource clock) throws IOException {
    var key = CompletableFuture.supplyAsync(() -> KeyFile.of(settings.folder()));
    var callLog = new CallLog();
    var crm = new Crm();
    this.world =
        World.open(
            settings.folder(),
            settings.seed(),
            settings.size().label(),
            CompanySize::scaleOf,
            clock,
            settings.data().isPresent()
                ? Optional.of(OwnData.of(settings.data().get()))
                : Optional.empty(),
            List.of(callLog, crm, desk));
    this.dialpad = new Dialpad(callLog, world, clock);
    this.hubSpot = new HubSpot(crm, world, clock);
    this.push = PushTarget.of(settings.pubsub());
    this.account = key.join();
    this.dialpadSteering = new DialpadSteering(dialpad);
    this.hubSpotSteering = new HubSpotSteering(hubSpot);
    this.live =
        new LiveActivity(
            world,
            clock,
            !settings.live() || settings.data().isPresent(),
            List.of(dialpadSteering, hubSpotSteering));
    this.front = Front.open(settings.port(), routes(clock));
    live.start();
  }

  public static Sandbox start(SandboxSettings settings) throws IOException {
    return start(settings, InstantSource.system());
  }

  static Sandbox start(SandboxSettings settings, InstantSource clock) throws IOException {
    return new Sandbox(settings, clock);
  }

  private Routes routes(InstantSource clock) {
    var tokens = new Tokens(clock);
    var quota = new Quota(clock, GMAIL_UNITS_PER_MINUTE);
    var sessions = new Sessions(clock);
    var usage = new Usage(clock, SALESFORCE_CALLS_PER_DAY);
    var settings = new Settings();
    var login = new LoginEndpoint(settings, sessions, clock, this::url);
    var faults = SteeringApi.faults(sessions, hubSpot.access(), clock);
    var watches = new WatchCalls(desk, world, quota, push.publisher(), clock);
    world.onMail(watches::changed);
    var gmail = new GmailApi(world, world, world, desk, tokens, quota, watches, clock);
    return new Routes(
        new TokenEndpoint(account, tokens, world, clock),
        gmail,
        new BatchEndpoint(Routes.partsOf(gmail, faults)),
        login,
        login::about,
        new SalesforceApi(world.records(), world, settings, sessions, usage, clock),
        new SteeringApi(
            world,
            live,
            faults,
            new SteeringApi.Limits(quota, usage, tokens, sessions),
            List.of(dialpadSteering, hubSpotSteering),
            List.of(
                dialpadSteering,
                hubSpotSteering,
                new SalesforceLimits(settings),
                new GmailLimits(quota)),
            this::key),
        dialpad.api(),
        hubSpot.api(),
        faults);
  }

  /** Such as {@code http://localhost:8090}, without a slash at the end. */
  public String url() {
    return "http://localhost:" + front.port();
  }

  /**
   * The JSON key of a service account that may read every mailbox; its token endpoint is the
   * sandbox's.
   */
  public String serviceAccountKey() {
    return new String(Json.bytes(key()), StandardCharsets.UTF_8);
  }

  private Map<String, String> key() {
    return account.key(url() + "/token");
  }

  @Override
  public void close() {
    live.close();
    front.close();
    push.close();
    dialpad.close();
    hubSpot.close();
  }
}
