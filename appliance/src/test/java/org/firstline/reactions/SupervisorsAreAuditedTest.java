package org.firstline.reactions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.firstline.appliance.TestBox;
import org.firstline.audit.AuditEntry;
import org.firstline.audit.AuditFilter;
import org.firstline.audit.AuditKind;
import org.firstline.base.SimulatedTime;
import org.firstline.people.Agent;
import org.firstline.people.AgentChange;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.people.TokenScope;
import org.firstline.services.Services;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.Priority;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SupervisorsAreAuditedTest {
    private static int box;

    private final SimulatedTime time = new SimulatedTime();
    private Services s;
    private Agent anna;

    @BeforeEach
    void start() {
        s = TestBox.services("SupervisorsAreAuditedTest" + box++, time);
        s.people()
                .createAll(List.of(
                        new NewAgent("head", "Ilya", "100", Role.SHIFT_HEAD, "en", List.of(), "password"),
                        new NewAgent("anna", "Anna", "101", Role.AGENT, "en", List.of("tv"), "password")));
        anna = s.people().findByLogin("anna").orElseThrow();
        time.settle();
    }

    @Test
    void aStateThatAHeadSetsIsWrittenAndHerOwnIsNot() {
        s.routing().ready("101", "101");
        s.routing().takeBreak("101", "rest", "anna");
        s.routing().ready("101", "anna");
        s.routing().takeBreak("101", "lunch", "head");
        s.routing().logOut("101", "head");
        s.routing().logOut("101", "head");
        time.settle();
        assertThat(book())
                .containsExactly(
                        "head STATE_FORCED agent:101 READY>BREAK: lunch",
                        "head LOGGED_OUT agent:101 BREAK: lunch>LOGGED_OUT");
    }

    @Test
    void accountsAndTokensAreWrittenWithWhatChangedAndWithoutPasswords() {
        s.people().change(anna.id(), AgentChange.of(anna).inQueues(List.of("tv", "internet")), "boss");
        s.people().setPassword(anna.id(), "new password", "boss");
        s.people().issueToken("hall", TokenScope.DEVICE, "boss");
        s.people().revokeToken(s.people().listTokens().getFirst().id(), "boss");
        time.settle();
        assertThat(book())
                .containsExactly(
                        "boss PERSON_CHANGED person:anna queues=tv>queues=tv, internet",
                        "boss PASSWORD_SET person:anna >",
                        "boss TOKEN_ISSUED token:hall >DEVICE",
                        "boss TOKEN_REVOKED token:hall DEVICE>");
        assertThat(s.audit().list(new AuditFilter(null, AuditKind.PASSWORD_SET, null), null, 9))
                .hasSize(1)
                .allSatisfy(entry -> assertThat(entry.toString()).doesNotContain("new password"));
    }

    @Test
    void aTicketThatAHeadTakesAwayIsWrittenAndAnAgentsWorkIsNot() {
        var ticket = s.tickets().open(NewTicket.of("Slow", "internet").withOwner("anna"));
        s.tickets().setPriority(ticket.id(), Priority.HIGH, "anna");
        s.tickets().assign(ticket.id(), "head", "head");
        time.settle();
        assertThat(book()).hasSize(1).first().asString().startsWith("head TICKET_CHANGED ticket:" + ticket.id());
        assertThat(book().getFirst()).contains("owner=anna", "owner=head");
    }

    @Test
    void aDifferenceNamesTheFieldsThatDifferAndWalksIntoRecords() {
        record Inner(int level, String name) {}
        record Outer(String name, Inner inner, List<String> list) {}
        var before = new Outer("a", new Inner(1, "x"), List.of("p"));
        var after = new Outer("a", new Inner(2, "x"), List.of("p", "q"));
        assertThat(Difference.of(before, after))
                .isEqualTo(new Difference("inner.level=1\nlist=p", "inner.level=2\nlist=p, q"));
        assertThat(Difference.of(null, before))
                .isEqualTo(new Difference("", "name=a\ninner.level=1\ninner.name=x\nlist=p"));
        assertThat(Difference.of(after, after).isEmpty()).isTrue();
    }

    private List<String> book() {
        return s.audit().list(AuditFilter.ALL, null, 100).reversed().stream()
                .map(SupervisorsAreAuditedTest::line)
                .toList();
    }

    private static String line(AuditEntry entry) {
        return entry.actor() + " " + entry.kind() + " " + entry.subject() + " " + entry.before() + ">" + entry.after();
    }
}
