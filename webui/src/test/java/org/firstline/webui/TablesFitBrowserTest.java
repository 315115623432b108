package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** On a small notebook, in the language with the longer words, tables show all their columns and whole states. */
class TablesFitBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("TablesFitBrowserTest", Sample::fill);

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

    private static Browser browser;

    @BeforeAll
    static void signIn() {
        browser = site.browser("ru");
        browser.open("sign-in").click("#language-ru").size(1280, 900).signIn("admin", "firstline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "subscribers", "outages", "calls", "people", "messages", "now"})
    void noTableIsWiderThanItsPageAndNoStateIsCut(String page) {
        browser.open(page).find("vaadin-grid");
        assertThat(browser.script(TABLE)).as(page).asString().startsWith("[0, ");
        assertThat(browser.script(CUT)).as(page).asString().isEqualTo("[]");
    }
}
