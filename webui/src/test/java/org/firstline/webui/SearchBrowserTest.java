package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.firstline.services.Services;
import org.firstline.web.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** Ctrl+K on any page, in a real browser. */
class SearchBrowserTest {
    private static Services services;
    private static WebServer server;
    private Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed");
        services = DevMain.services("SearchBrowserTest");
        Sample.fill(services);
        server = DevMain.server(services, 0);
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) server.close();
    }

    @BeforeEach
    void signIn() {
        browser = new Browser("http://127.0.0.1:" + server.port(), "en").signIn("admin", "firstline");
    }

    @AfterEach
    void close() {
        browser.close();
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
