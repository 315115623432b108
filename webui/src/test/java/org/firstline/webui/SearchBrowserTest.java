package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.services.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Ctrl+K on any page, in a real browser. */
class SearchBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("SearchBrowserTest", Sample::fill);

    private final Services services = site.services();
    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = site.browser("en").signIn("admin", "firstline");
    }

    private void search(String text) {
        browser.find("#search");
        browser.keys("body", Keys.chord(Keys.CONTROL, "k"));
        browser.type("#search-text", text);
    }

    @Test
    void aPartOfANameLeadsToTheSubscriber() {
        var subscriber = services.subscribers().findByContract("77-0005").orElseThrow();
        browser.open("calls");
        search("77-0005");
        browser.reads(subscriber.name()).reads(subscriber.address());
        browser.keys("#search-text input", Keys.ENTER);
        browser.isAt("subscribers/" + subscriber.id()).reads("Contract 77-0005");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void aNumberLeadsToTheTicket() {
        search("#7");
        browser.find(".hit.chosen");
        browser.keys("#search-text input", Keys.ENTER);
        browser.isAt("tickets/7");
    }

    @Test
    void theArrowsChooseAndANodeOpensOverItsTree() {
        search("17");
        browser.find(".hit:nth-child(2)");
        browser.type("#search-text", "sw-3-17").reads("Switch at Sadovaya 17");
        browser.keys("#search-text input", Keys.ARROW_DOWN, Keys.ARROW_UP, Keys.ENTER);
        browser.isAt("network?node=sw-3-17").reads("10.0.3.17").find("#declare");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void withoutAWordItOffersThePagesThatAreOpenToHer() {
        browser.click("#search").find("#search-text");
        browser.reads("Trunks").clickWord(".hit .strong", "Tickets").isAt("tickets");
        browser.open("health");
        search("zzzz");
        browser.reads("Nothing found");
    }
}
