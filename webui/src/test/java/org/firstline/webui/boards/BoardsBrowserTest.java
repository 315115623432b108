package org.firstline.webui.boards;

import static org.assertj.core.api.Assertions.assertThat;

import org.firstline.boards.Board;
import org.firstline.boards.Tile;
import org.firstline.services.Services;
import org.firstline.webui.TestSite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The editor of boards in a real browser. */
class BoardsBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("BoardsBrowserTest", services -> {});

    private final Services services = site.services();

    @Test
    void aHeadAddsTilesSetsLimitsSaysSomethingAndSavesIt() {
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("head", "firstline").open("boards").reads("Message of the shift head");
        browser.type("#board-message", "Fire drill at noon").click("#say").reads("Fire drill at noon");
        assertThat(services.boards().message().author()).isEqualTo("head");

        browser.click("#edit-main").reads("Pages and brightness");
        int tiles = browser.all(".board-tile").size();
        browser.click("#add-tile").clickWord("vaadin-menu-bar-item", "Telephone lines");
        // the rows are drawn anew with it; a click on one of before would be lost
        browser.find(".board-tile:nth-child(" + (tiles + 1) + ")");
        browser.click(".board-limits vaadin-checkbox").reads("Red beyond");
        browser.click("#save").reads("is saved");
        Board saved = services.boards().get("main");
        assertThat(saved.tiles()).contains(new Tile.Trunks());
        assertThat(saved.tiles()).anyMatch(tile -> tile instanceof Tile.Figure f && f.limits() != null);
    }

    @Test
    void anAgentLooksAndChangesNothing() {
        var browser = site.browser("en");
        browser.open("sign-in").click("#language-en").reads("Login");
        browser.signIn("agent101", "firstline").open("boards/main").reads("Not for you");
    }
}
