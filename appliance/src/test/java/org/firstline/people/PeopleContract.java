package org.firstline.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link People} promises, on whatever database the subclass opens. */
abstract class PeopleContract {
    private static final PeopleSettings FAST = new PeopleSettings("firstline", 1000, 8);

    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<PeopleEvent> news = new ArrayList<>();
    private Db db;
    private People people;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        people = new People(db, bus, time, FAST);
        bus.on("test", PeopleEvent.class, news::add);
    }

    @AfterEach
    void close() {
        db.close();
    }

    @Test
    void aPersonIsFoundByEveryNameSheHasEvenAfterARestart() {
        Agent anna = people.create(anna());
        people = new People(db, bus, time, FAST);
        assertThat(people.get(anna.id())).isEqualTo(anna);
        assertThat(people.findByLogin(" AGENT101 ")).contains(anna);
        assertThat(people.findByExtension("101")).contains(anna);
        assertThat(people.list()).containsExactly(anna);
        assertThat(anna.queues()).containsExactly("internet", "billing");
        time.settle();
        assertThat(news).containsExactly(new PeopleEvent.Joined(anna, People.SYSTEM));
    }

    @Test
    void oneTakenLoginKeepsTheWholeListOut() {
        people.create(anna());
        assertThatThrownBy(() -> people.createAll(List.of(agent("agent102", "102"), agent("agent101", "103"))))
                .hasMessage("The login “agent101” belongs to somebody else.");
        assertThatThrownBy(() -> people.createAll(List.of(agent("a104", "104"), agent("a105", "104"))))
                .hasMessage("Extension 104 belongs to somebody else.");
        assertThat(people.list()).extracting(Agent::login).containsExactly("agent101");
    }

    @Test
    void severalPeopleMayHaveNoPhone() {
        people.createAll(List.of(agent("one", null), agent("two", " ")));
        assertThat(people.list()).extracting(Agent::extension).containsExactly(null, null);
    }

    @Test
    void thePasswordOpensTheDeskAndThePhone() {
        Agent anna = people.create(anna());
        assertThat(people.signIn(" Agent101", "correct horse")).isEqualTo(anna);
        assertThat(people.findSipSecret("101")).contains(SipSecret.of("101", "firstline", "correct horse"));

        people.setPassword(anna.id(), "battery staple");
        assertThat(people.signIn("agent101", "battery staple")).isEqualTo(anna);
        assertThatThrownBy(() -> people.signIn("agent101", "correct horse")).isInstanceOf(Refused.class);
        assertThat(people.findSipSecret("101")).contains(SipSecret.of("101", "firstline", "battery staple"));
        time.settle();
        assertThat(news).contains(new PeopleEvent.PasswordSet(anna, People.SYSTEM));
    }

    @Test
    void aShortPasswordIsRefusedAndASeedsIsTaken() {
        assertThatThrownBy(() -> people.create(agent("agent101", "101", "short")))
                .hasMessage("A password needs at least 8 characters.");
        people.createAll(List.of(agent("agent101", "101", "pw"), agent("agent102", "102", "pw")));
        assertThat(people.signIn("agent102", "pw").login()).isEqualTo("agent102");
    }

    @Test
    void unknownWrongAndInactiveGetTheSameAnswer() {
        Agent anna = people.create(anna());
        people.create(agent("boris", "102"));
        people.change(anna.id(), AgentChange.of(anna).withActive(false));
        for (String login : List.of("agent101", "boris", "nobody"))
            assertThatThrownBy(() -> people.signIn(login, login.equals("agent101") ? "correct horse" : "guess"))
                    .hasMessage("Login or password is wrong.");
        assertThat(people.findSipSecret("101")).isEmpty();
    }

    @Test
    void guessingBecomesSlowAndTheRightPasswordMustWaitToo() {
        people.create(anna());
        for (int i = 0; i <= SignInLimit.FREE; i++)
            assertThatThrownBy(() -> people.signIn("agent101", "guess")).hasMessage("Login or password is wrong.");
        assertThatThrownBy(() -> people.signIn("AGENT101", "correct horse"))
                .hasMessage("Too many tries. Try again in 2 seconds.");
        time.pass(Duration.ofSeconds(1));
        assertThat(people.signIn("agent101", "correct horse").login()).isEqualTo("agent101");
    }

    @Test
    void anOldHashIsRenewedAtSignIn() {
        people.create(anna());
        var stronger = new People(db, bus, time, new PeopleSettings("firstline", 2000, 8));
        stronger.signIn("agent101", "correct horse");
        String hash = db.tx(h -> PeopleRows.passwordHash(
                h, people.findByLogin("agent101").orElseThrow().id()));
        assertThat(hash).startsWith("pbkdf2-sha256$2000$");
        assertThat(stronger.signIn("agent101", "correct horse").login()).isEqualTo("agent101");
    }

    @Test
    void aChangeIsWhole() {
        Agent anna = people.create(anna());
        var change = new AgentChange("Anna P.", "201", Role.SHIFT_HEAD, "RU", List.of("tv"), true, "battery staple");
        Agent after = people.change(anna.id(), change);
        people = new People(db, bus, time, FAST);
        assertThat(people.list())
                .containsExactly(after)
                .containsExactly(
                        new Agent(anna.id(), "agent101", "Anna P.", "201", Role.SHIFT_HEAD, "ru", List.of("tv"), true));
        assertThat(people.findSipSecret("201")).contains(SipSecret.of("201", "firstline", "battery staple"));
        assertThat(people.findSipSecret("101")).isEmpty();
        time.settle();
        assertThat(news)
                .contains(
                        new PeopleEvent.Changed(anna, after, People.SYSTEM),
                        new PeopleEvent.PasswordSet(after, People.SYSTEM));
    }

    @Test
    void aNewExtensionNeedsAPassword() {
        Agent anna = people.create(anna());
        assertThatThrownBy(() -> people.change(
                        anna.id(), new AgentChange("Anna", "201", Role.AGENT, "en", List.of(), true, null)))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.code()).isEqualTo("people.extension-needs-password"));
    }

    @Test
    void theLastAdministratorStays() {
        Agent admin = people.create(new NewAgent("admin", "A", null, Role.ADMIN, "en", List.of(), "correct horse"));
        assertThatThrownBy(() -> people.change(admin.id(), AgentChange.of(admin).withActive(false)))
                .isInstanceOf(Refused.class);
        people.create(new NewAgent("admin2", "B", null, Role.ADMIN, "en", List.of(), "correct horse"));
        people.change(admin.id(), AgentChange.of(admin).withRole(Role.AGENT));
        assertThat(people.get(admin.id()).role()).isEqualTo(Role.AGENT);
    }

    @Test
    void aTokenOpensItsScopeUntilItIsRevoked() {
        String secret = people.issueToken("zabbix", TokenScope.API);
        Token token = people.findToken(secret).orElseThrow();
        assertThat(token.scope()).isEqualTo(TokenScope.API);
        assertThat(secret).hasSize(43);
        assertThatThrownBy(() -> people.issueToken("zabbix", TokenScope.DEVICE)).isInstanceOf(Refused.class);
        people.revokeToken(token.id());
        people.revokeToken(token.id());
        assertThat(people.findToken(secret)).isEmpty();
        assertThat(people.listTokens()).isEmpty();
    }

    @Test
    void aTokenFromTheConfigurationIsPutAtEveryStart() {
        people.putToken("api.token", TokenScope.API, "first");
        people = new People(db, bus, time, FAST);
        people.putToken("api.token", TokenScope.API, "first");
        people.putToken("api.token", TokenScope.API, "second");
        assertThat(people.findToken("first")).isEmpty();
        assertThat(people.findToken("second")).map(Token::name).contains("api.token");
        people.putToken("renamed", TokenScope.DEVICE, "second");
        assertThat(people.listTokens()).extracting(Token::name).containsExactly("renamed");
    }

    private static NewAgent anna() {
        return new NewAgent(
                "Agent101", " Anna ", "101", Role.AGENT, "en", List.of("internet", "billing"), "correct horse");
    }

    private static NewAgent agent(String login, String extension) {
        return agent(login, extension, "correct horse");
    }

    private static NewAgent agent(String login, String extension, String password) {
        return new NewAgent(login, login, extension, Role.AGENT, "en", List.of(), password);
    }
}
