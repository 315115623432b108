package org.firstline.installer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.firstline.webui.Browser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody opens the box's address for the first time, in a real browser; pictures stay in target/screenshots. */
class NewcomerIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    @TempDir
    static Path folder;

    private static Box box;
    private Browser browser;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed; './firstline test' does it");
        box = new Box(folder).with("site.language", "ru").start();
    }

    @AfterAll
    static void stop() {
        if (box != null) box.close();
    }

    @BeforeEach
    void open() {
        browser = new Browser(box.page("/").toString(), "en");
    }

    @AfterEach
    void close() {
        browser.close();
    }

    /** Where the menu leads, as paths without the leading slash. */
    private List<String> menu() {
        return await("the menu has its addresses")
                .atMost(PATIENCE)
                .until(this::addresses, found -> !found.contains(""))
                .stream()
                .map(address -> URI.create(address).getPath().substring(1))
                .toList();
    }

    /** Of each item of the menu, "" while it has not drawn itself. */
    private List<String> addresses() {
        return browser.all("vaadin-side-nav-item").stream()
                .map(item -> String.valueOf(
                        browser.script("return arguments[0].shadowRoot?.querySelector('a')?.href ?? ''", item)))
                .toList();
    }

    /** Opens each page of the menu, which must show itself, with its title and without faults. */
    private void visitAll(String who, String wentWrong) {
        List<String> pages = menu();
        assertThat(pages).isNotEmpty();
        for (String page : pages) {
            browser.open(page);
            await(page + " has a title")
                    .atMost(PATIENCE)
                    .until(() -> !browser.find(".title").getText().isBlank());
            assertThat(browser.text()).as(page).doesNotContain(wentWrong);
            browser.screenshot(
                    SCREENSHOTS.resolve(who + "-" + (page.isEmpty() ? "start" : page.replace('/', '-')) + ".png"));
            assertThat(browser.faults()).as("the browser's console at " + page).isEmpty();
        }
    }

    @Test
    void whoComesFirstIsAskedToSignIn() {
        browser.open("").reads("The support desk of your network.").find("#login");
        browser.screenshot(SCREENSHOTS.resolve("sign-in.png"));
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void anAdminSeesEveryPageInEnglishLightAndDark() {
        browser.open("sign-in").click("#language-en").signIn("admin", Box.PASSWORD);
        visitAll("admin", "This page could not be opened");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("en");
        browser.click("#user-menu vaadin-menu-bar-button");
        browser.clickWord("vaadin-menu-bar-item", "Appearance").clickWord("vaadin-menu-bar-item", "Dark");
        visitAll("admin-dark", "This page could not be opened");
        browser.find("html[style*='color-scheme: dark']");
        assertThat(browser.script("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
    }

    @Test
    void anAgentSeesHerPagesInRussianAndNoneOfTheAdmins() {
        browser.open("sign-in").click("#language-en").signIn("admin", Box.PASSWORD);
        List<String> ofAdmin = menu();
        browser.close();
        browser = new Browser(box.page("/").toString(), "ru");
        browser.open("sign-in").click("#language-ru").signIn("agent101", Box.PASSWORD);
        List<String> hers = menu();
        visitAll("agent101", "Страницу не удалось открыть");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("ru");
        List<String> forbidden =
                ofAdmin.stream().filter(page -> !hers.contains(page)).toList();
        assertThat(forbidden).as("pages that only an admin has").contains("people");
        for (String page : forbidden) browser.open(page).reads("Сюда нельзя");
    }

    @Test
    void aTelevisionWithADeviceTokenShowsTheBoard() {
        browser.open("sign-in")
                .click("#language-en")
                .signIn("admin", Box.PASSWORD)
                .open("people");
        browser.click("#new-token").type("#token-name", "wall");
        browser.clickWord("vaadin-radio-button", "A screen: frames of boards, nothing else")
                .click("#issue");
        String token = browser.value("#secret input");
        browser.close();
        // another browser, where nobody is signed in
        browser = new Browser(box.page("/").toString(), "en");
        browser.open("tv?board=main&lang=en&token=" + token);
        await("the television shows the board").atMost(PATIENCE).until(() -> litPixels() > 100);
        assertThat(browser.all("#lost")).noneMatch(e -> e.isDisplayed());
        browser.screenshot(SCREENSHOTS.resolve("tv.png"));
        assertThat(browser.faults()).isEmpty();
        // the token opens nothing else
        browser.open("people").find("#login");
    }

    private long litPixels() {
        return (Long) browser.script("""
                const wall = document.querySelector('#wall');
                if (!wall) return 0;
                const d = wall.getContext('2d').getImageData(0, 0, wall.width, wall.height).data;
                let lit = 0;
                for (let i = 0; i < d.length; i += 4) if (Math.max(d[i], d[i + 1]) > 120) lit++;
                return lit;
                """);
    }
}
