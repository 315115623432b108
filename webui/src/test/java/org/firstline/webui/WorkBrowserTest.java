package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.firstline.services.Services;
import org.firstline.tickets.NewTicket;
import org.firstline.tickets.TicketEdit;
import org.firstline.tickets.TicketNote;
import org.firstline.tickets.TicketState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.WebElement;

/** The daily work in a real browser: tickets, subscribers, imports, accounts. */
class WorkBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("WorkBrowserTest", Sample::fill);

    private final Services services = site.services();

    @TempDir
    private Path folder;

    private Browser browser;

    @BeforeEach
    void open() {
        browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
    }

    @Test
    void aTicketOffersOnlyTheMovesThatItsStateAllows() {
        var ticket = services.tickets().open(NewTicket.of("Modem blinks red", "internet"));
        browser.signIn("head", "firstline").open("tickets/" + ticket.id()).reads("Modem blinks red");
        assertThat(moves()).containsExactlyInAnyOrder("IN_WORK", "WAITING", "L2", "FIELD", "SOLVED", "CLOSED");
        browser.click("#move-FIELD").find("#move-REPAIRED");
        assertThat(moves()).containsExactlyInAnyOrder("L2", "REPAIRED");
        assertThat(services.tickets().get(ticket.id()).state()).isEqualTo(TicketState.FIELD);
    }

    @Test
    void whatSomebodyElseDoesShowsAndWhatSheTypesStays() {
        var ticket = services.tickets().open(NewTicket.of("No picture", "tv"));
        browser.signIn("head", "firstline").open("tickets/" + ticket.id()).reads("No picture");
        browser.keys("#note textarea", "The set-top box is");
        services.tickets().note(ticket.id(), "agent101", TicketNote.Kind.NOTE, "Соседи тоже жалуются");
        services.tickets().assign(ticket.id(), "agent101", "agent101");
        browser.reads("Соседи тоже жалуются").find("#take");
        assertThat(browser.value("#note textarea")).isEqualTo("The set-top box is");
        browser.keys("#note textarea", " off");
        browser.click("#add-note").reads("The set-top box is off");
    }

    @Test
    void whoMeetsAnothersChangeIsToldAndLosesNothing() {
        var ticket = services.tickets().open(NewTicket.of("Slow", "internet"));
        browser.signIn("head", "firstline").open("tickets/" + ticket.id()).reads("Slow");
        browser.click("#edit-ticket").find("#edit-subject");
        services.tickets().edit(ticket, TicketEdit.of(ticket).withSubject("Slow at night", "internet"), "agent101");
        browser.type("#edit-subject", "Slow since Monday").click("#save-ticket");
        browser.reads("Slow at night").reads("What you typed is kept");
        browser.click("#save-ticket").reads("Slow since Monday");
        assertThat(services.tickets().get(ticket.id()).subject()).isEqualTo("Slow since Monday");
    }

    @Test
    void aSubscriberIsFoundByAPhoneInAnyForm() {
        browser.signIn("agent101", "firstline").open("subscribers").type("#search", "8(912)201-01-07");
        browser.reads("77-0002");
        browser.clickWord("vaadin-grid a", "Кузнецов Б.").reads("OLT of the northern district");
        assertThat(browser.all("#edit-subscriber"))
                .as("only heads change subscribers")
                .isEmpty();
    }

    @Test
    void aFileIsOnlyReadUntilItIsApplied() throws Exception {
        String lines = "Договор;ФИО;Телефон\n99-1;Новикова;8 912 900-00-01\n99-2;Зайцев;abc\n77-0003;Другое Имя;\n";
        var file = Files.writeString(folder.resolve("abonenty.csv"), lines, Charset.forName("windows-1251"));
        browser.signIn("head", "firstline").open("subscribers/import").find("vaadin-upload");
        var input = (WebElement) browser.script(
                "return document.querySelector('vaadin-upload').shadowRoot.querySelector('input[type=file]')");
        input.sendKeys(file.toString());
        browser.reads("windows-1251").reads("What would happen").reads("“abc” is not a phone number");
        browser.reads("Apply 2 changes");
        assertThat(services.subscribers().findByContract("99-1")).isEmpty();
        browser.click("#apply").find("#import-done");
        assertThat(services.subscribers().findByContract("99-1").orElseThrow().name())
                .isEqualTo("Новикова");
        assertThat(services.subscribers().findByContract("99-2")).isEmpty();
    }

    @Test
    void pagesOfHigherRolesAreNeitherShownNorReached() {
        browser.signIn("agent101", "firstline");
        browser.readsAt("vaadin-side-nav", "Tickets");
        assertThat(browser.find("vaadin-side-nav").getText()).doesNotContain("Floor");
        assertThat(browser.all("#setup")).isEmpty();
        for (String page : new String[] {"people", "subscribers/import", "network/import"})
            browser.open(page).reads("Not for you");
    }

    @Test
    void anAccountThatIsNotTakenSaysWhyAndATokenShowsItsSecretOnce() {
        browser.signIn("admin", "firstline").open("people").click("#new-agent");
        browser.type("#agent-name", "Olga").type("#agent-login", "head").type("#agent-password", "long enough");
        browser.click("#save-agent").reads("The login “head” belongs to somebody else.");
        browser.type("#agent-login", "olga").click("#save-agent").reads("Olga is saved");
        assertThat(services.people().findByLogin("olga")).isPresent();
        browser.open("people").click("#new-token").type("#token-name", "hall").click("#issue");
        String secret = browser.value("#secret input");
        assertThat(services.people().findToken(secret)).isPresent();
        browser.click("#kept").reads("hall");
    }

    private List<String> moves() {
        return browser.all(".moves vaadin-button").stream()
                .map(b -> b.getDomAttribute("id").substring("move-".length()))
                .toList();
    }
}
