package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import org.firstline.services.Services;
import org.firstline.web.Api;
import org.firstline.web.Face;
import org.firstline.web.Metrics;
import org.firstline.web.WebServer;
import org.firstline.web.WebSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small notebook, in the language with the longer words, tables show all their columns and whole states. */
class TablesFitBrowserTest {
    private static final String TABLE = """
        const grid = document.querySelector('vaadin-grid');
        const table = grid && grid.shadowRoot && grid.shadowRoot.querySelector('#table');
        return table && grid.querySelectorAll('vaadin-grid-cell-content').length > 0
            ? [table.scrollWidth - table.clientWidth, table.clientWidth] : null;
        """;
    private static final String CUT = """
        return [...document.querySelectorAll('vaadin-grid .state > span')]
            .filter(word => word.scrollWidth > word.clientWidth).map(word => word.textContent);
        """;

    private static WebServer server;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed");
        Services services = DevMain.services("TablesFitBrowserTest");
        Sample.fill(services);
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, 0),
                Api.over(services),
                new Metrics(),
                Map.of(),
                staff -> Face.find().orElseThrow().mount(staff, services));
        server.start();
        browser = new Browser("http://127.0.0.1:" + server.port(), "ru");
        browser.open("sign-in").click("#language-ru").size(1280, 900).signIn("admin", "firstline");
    }

    @AfterAll
    static void stop() {
        if (browser != null) browser.close();
        if (server != null) server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "subscribers", "outages", "calls", "people", "messages", "now"})
    void noTableIsWiderThanItsPageAndNoStateIsCut(String page) {
        browser.open(page).find("vaadin-grid");
        assertThat(browser.script(TABLE)).as(page).asString().startsWith("[0, ");
        assertThat(browser.script(CUT)).as(page).asString().isEqualTo("[]");
    }
}
