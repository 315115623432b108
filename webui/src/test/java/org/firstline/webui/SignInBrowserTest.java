package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.firstline.people.AgentChange;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WindowType;

/** Signing in and what is around every page, in a real browser. */
class SignInBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("SignInBrowserTest", SignInBrowserTest::fill);

    private static final String FOLDED = "return document.querySelector('#setup').collapsed";

    private final Services services = site.services();
    private Browser browser;

    private static void fill(Services services) {
        services.health().part("database").well();
    }

    @BeforeEach
    void open() {
        browser = site.browser("en");
    }

    @Test
    void whoIsNotSignedInIsAskedToAndThenGoesWhereSheWanted() {
        browser.open("health").reads("The support desk of your network.");
        browser.type("#login", "admin").type("#password", "wrong").click("#enter");
        browser.find("#fault");
        var planted = browser.driver().manage().getCookieNamed("firstline");
        browser.type("#password", "firstline").click("#enter");
        browser.isAt("health").reads("Anna Petrova").reads("The box is working");
        var cookie = browser.driver().manage().getCookieNamed("firstline");
        assertThat(cookie.getValue())
                .as("a session known before sign-in is worthless")
                .isNotEqualTo(planted.getValue());
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo("Lax");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void whoSignsInOverAnotherWindowsSessionIsWhoSheSaysSheIs() {
        var driver = browser.driver();
        browser.open("sign-in").find("#login");
        String first = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        browser.signIn("head", "firstline").open("health").reads("Ilya Sorokin");
        driver.switchTo().window(first);
        browser.type("#login", "admin").type("#password", "firstline").click("#enter");
        browser.reads("Anna Petrova");
        services.health().part("modem").ill("over two windows");
        browser.open("health").reads("over two windows");
        services.health().part("modem").well();
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void newsArrivesByItself() {
        browser.signIn("admin", "firstline").open("health").reads("all as they should be");
        services.health().part("modem").ill("no SIM");
        browser.reads("no SIM").reads("1 needs a look");
        services.health().part("modem").well();
        browser.reads("all as they should be");
    }

    /** A shift head would take numbers for true that nobody corrects any more. */
    @Test
    void aPageSaysThatTheBoxIsAwayUntilItIsThereAgain() {
        browser.open("sign-in").click("#language-ru").reads("Служба поддержки");
        browser.signIn("admin", "firstline").open("health").reads("Состояние");
        browser.script("there = window.fetch; window.fetch = () => Promise.reject(new TypeError('no network'))");
        browser.readsAt("vaadin-connection-indicator[reconnecting]", "Сервер не отвечает");
        browser.script("window.fetch = there");
        browser.find("vaadin-connection-indicator:not([reconnecting])");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void theLanguageIsChosenBeforeSignInAndRemembered() {
        browser.open("sign-in").click("#language-ru").reads("Служба поддержки");
        browser.signIn("admin", "firstline").reads("Состояние");
        browser.open("health").reads("База данных");
        assertThat(browser.script("return document.documentElement.lang")).isEqualTo("ru");
        await().until(() -> browser.find("firstline-ago").getText(), text -> text.matches(".*(назад|сейчас).*"));
        browser.click("#user-menu vaadin-menu-bar-button");
        browser.clickWord("vaadin-menu-bar-item", "Язык").clickWord("vaadin-menu-bar-item", "English");
        browser.reads("Database");
    }

    @Test
    void withoutAChoiceThePersonsOwnLanguageIsSpoken() {
        browser.signIn("agent101", "firstline").reads("Состояние");
        browser.open("calls");
        assertThat(browser.script("return document.documentElement.lang"))
                .as("of a page that was loaded anew, by which moments are told")
                .isEqualTo("ru");
    }

    @Test
    void darkIsRememberedAcrossPages() {
        browser.prefersDark(false).signIn("admin", "firstline");
        browser.click("#user-menu vaadin-menu-bar-button");
        browser.clickWord("vaadin-menu-bar-item", "Appearance").clickWord("vaadin-menu-bar-item", "Dark");
        browser.find("html[style*='color-scheme: dark']");
        browser.open("health").reads("The box is working");
        browser.find("html[style*='color-scheme: dark']");
        assertThat(browser.script("return getComputedStyle(document.documentElement).colorScheme"))
                .isEqualTo("dark");
    }

    @Test
    void anAddressThatLeadsNowhereSaysSo() {
        browser.signIn("admin", "firstline").open("nowhere").reads("There is no such page");
    }

    @Test
    void signingOutEndsTheSession() {
        browser.signIn("admin", "firstline");
        browser.click("#user-menu vaadin-menu-bar-button").clickWord("vaadin-menu-bar-item", "Sign out");
        browser.find("#login");
        browser.open("health").find("#login");
    }

    @Test
    void whoIsSwitchedOffLosesHerScreensAtOnce() {
        var head = services.people().findByLogin("head").orElseThrow();
        browser.signIn("head", "firstline");
        services.people()
                .change(
                        head.id(),
                        new AgentChange(head.name(), "100", Role.SHIFT_HEAD, "en", head.queues(), false, null));
        browser.find("#login");
        services.people()
                .change(
                        head.id(),
                        new AgentChange(head.name(), "100", Role.SHIFT_HEAD, "en", head.queues(), true, null));
    }

    @Test
    void whatIsSetUpIsFoldedAwayUntilSheIsInIt() {
        browser.signIn("admin", "firstline").open("calls").find("#setup");
        assertThat(browser.script(FOLDED)).isEqualTo(true);
        browser.open("trunks");
        browser.readsAt("#setup vaadin-side-nav-item[current]", "Trunks");
        assertThat(browser.script(FOLDED)).isEqualTo(false);
        assertThat(browser.faults()).isEmpty();
    }
}
