package org.firstline.webui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.firstline.calls.prompts.PromptShelf.Origin;
import org.firstline.calls.rtp.Wav;
import org.firstline.flows.Flows;
import org.firstline.flows.Guide;
import org.firstline.flows.Spot;
import org.firstline.flows.Step;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** Flows drawn, tried, published and judged in a real browser; pictures of it lie in target afterwards. */
class FlowsBrowserTest {
    @RegisterExtension
    static final TestSite site = TestSite.named("FlowsBrowserTest", FlowsBrowserTest::fill);

    private final Services services = site.services();

    @TempDir
    private Path folder;

    private Browser browser;

    private static void fill(Services services) {
        for (String queue : java.util.List.of("internet", "tv", "billing"))
            services.routing().saveQueue(QueueSettings.of(queue, queue, queue));
    }

    @BeforeEach
    void open() {
        browser = site.browser("en").size(1440, 960);
    }

    @Test
    void aFlowIsDrawnTriedPublishedAndRolledBack() {
        browser.signIn("admin", "firstline").open("flows").reads("version 1");
        browser.type("#new-name", "evening").click("#make").reads("Draft, kept · callers hear nothing of it yet");
        browser.click("#add").clickWord("vaadin-menu-bar-item", "Menu");
        browser.find("g[data-step='menu-1']");
        browser.reads("has an exit that leads nowhere");
        drag("g[data-step='menu-1'] rect", 160, 60);
        Spot moved = until(() -> flows().draft("evening").sketch().spots().get("menu-1"), s -> s.x() > 100);
        assertThat(moved.y()).isGreaterThan(100);
        pull("g[data-step='menu-1'] circle[data-exit='key:1']", "g[data-step='end'] rect");
        until(
                () -> ((Step.Menu) flows().draft("evening").sketch().steps().get("menu-1"))
                        .choices()
                        .get('1'),
                "end"::equals);
        press("g[data-step='menu-1']", Keys.chord(Keys.CONTROL, "z"));
        until(
                () -> ((Step.Menu) flows().draft("evening").sketch().steps().get("menu-1"))
                        .choices()
                        .get('1'),
                ""::equals);
        browser.click("#redo");
        until(
                () -> ((Step.Menu) flows().draft("evening").sketch().steps().get("menu-1"))
                        .choices()
                        .get('1'),
                "end"::equals);
        browser.screenshot(Path.of("target", "flows-draft.png"));
        press("g[data-step='menu-1']", Keys.DELETE);
        browser.reads("Nothing is missing.");
        browser.click("#publish").clickWord("vaadin-confirm-dialog vaadin-button", "Publish");
        browser.reads("are led through version 1");
        assertThat(flows().get("evening").published()).isEqualTo(1);
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void aFlowIsTriedWithDigitsAndFacts() {
        browser.signIn("admin", "firstline").open("flows/main").find("g[data-step='menu']");
        browser.click("#call").reads("For internet, press 1");
        browser.find("g.step.current[data-step='menu']");
        browser.screenshot(Path.of("target", "flows-light.png"));
        browser.click("#key-2").reads("(waits in the queue tv)");
        browser.clickWord("#facts vaadin-checkbox", "behind an outage")
                .click("#call")
                .reads("{outage}");
        browser.click("#key-1").reads("here the house is asked").clickWord("vaadin-button", "It works");
        browser.reads("We will send you an SMS.");
        browser.prefersDark(true);
        browser.screenshot(Path.of("target", "flows-dark.png"));
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void aShiftHeadSeesWhereCallersLeaveAndChangesNothing() {
        var now = services.time().now();
        for (int i = 0; i < 8; i++)
            flows().walked(new Guide.Walked(
                    "c" + i, "main", 1, i < 3 ? "start greeting menu!" : "start greeting menu=2 tv", now));
        until(() -> flows().walksOf("c7").size(), n -> n == 1);
        browser.signIn("head", "firstline")
                .open("flows/main")
                .click("#report")
                .reads("8 came, 3 hung up")
                .reads("5 ↓");
        assertThat(browser.all("#publish, #add, #undo")).isEmpty();
        browser.screenshot(Path.of("target", "flows-report.png"));
    }

    @Test
    void aPromptIsTypedListenedToAndReset() {
        browser.signIn("admin", "firstline").open("prompts").type("#search", "closed");
        browser.keys("#search input", Keys.ENTER);
        // a grid keeps the cells of rows that it does not show
        until(
                () -> browser.all("#change-greeting-en").stream()
                        .filter(WebElement::isDisplayed)
                        .count(),
                n -> n == 0);
        browser.click("#change-closed-en").find("#prompt-text textarea");
        press("#prompt-text textarea", Keys.chord(Keys.CONTROL, "a"));
        browser.keys("#prompt-text textarea", "We open again at nine.");
        browser.click("#speak").reads("is heard from the next call on").reads("We open again at nine.");
        assertThat(services.prompts().get("closed", "en").origin()).isEqualTo(Origin.TYPED);
        browser.screenshot(Path.of("target", "prompts.png"));
        browser.click("#reset-closed-en").reads("We are closed now.");
        assertThat(browser.faults()).isEmpty();
    }

    @Test
    void inRussianToo() {
        browser.close();
        browser = site.browser("ru").size(1440, 960);
        browser.signIn("admin", "firstline").open("flows/main").find("g[data-step='menu']");
        browser.screenshot(Path.of("target", "flows-ru.png"));
        assertThat(browser.faults()).isEmpty();
    }

    /** A file that was refused stood in the way of every other one. */
    @Test
    void aFileThatIsNoSoundIsRefusedInHerLanguageAndTheNextOneIsTaken(@TempDir Path folder) throws IOException {
        browser.close();
        browser = site.browser("ru").size(1440, 960);
        browser.open("sign-in")
                .click("#language-ru")
                .signIn("admin", "firstline")
                .open("prompts")
                .type("#search", "goodbye");
        browser.keys("#search input", Keys.ENTER);
        until(
                () -> browser.all("#change-greeting-en").stream()
                        .filter(WebElement::isDisplayed)
                        .count(),
                n -> n == 0);
        browser.click("#change-goodbye-ru").find("#prompt-text textarea");
        upload(Files.createFile(folder.resolve("song.mp3")));
        browser.reads("Нужен файл WAV");
        upload(Files.createFile(folder.resolve("empty.wav")));
        browser.reads("нужна запись WAV");
        new Wav(44_100, new short[44_100]).write(folder.resolve("good.wav"));
        upload(folder.resolve("good.wav"));
        until(() -> services.prompts().get("goodbye", "ru").origin(), origin -> origin == Origin.RECORDED);
    }

    private void upload(Path file) {
        var input = (WebElement)
                browser.script("return document.querySelector('#wav').shadowRoot.querySelector('input[type=file]')");
        input.sendKeys(file.toAbsolutePath().toString());
    }

    @Test
    void aTrialReadsWhatThisHouseSays() throws Exception {
        var prompts = site.services().prompts();
        Path sound = folder.resolve("menu.wav");
        new Wav(8000, new short[8000]).write(sound);
        prompts.keep("menu", "en", Files.readAllBytes(sound));
        try {
            browser.signIn("admin", "firstline").open("flows/main").find("g[data-step='menu']");
            browser.click("#call").reads("(recording “menu”)");
            assertThat(browser.text()).doesNotContain("For internet, press 1");
            assertThat(browser.faults()).isEmpty();
        } finally {
            prompts.reset("menu", "en");
        }
    }

    private static Flows flows() {
        return site.services().flows();
    }

    private void drag(String css, int x, int y) {
        new Actions(browser.driver())
                .clickAndHold(browser.find(css))
                .moveByOffset(x / 2, y / 2)
                .moveByOffset(x / 2, y / 2)
                .release()
                .perform();
    }

    private void pull(String knob, String onto) {
        new Actions(browser.driver())
                .clickAndHold(browser.find(knob))
                .moveToElement(browser.find(onto))
                .release()
                .perform();
    }

    /** The drawing is drawn anew after each change, and a dialog takes a moment to open: as often as it takes. */
    private void press(String css, CharSequence keys) {
        new org.openqa.selenium.support.ui.WebDriverWait(browser.driver(), java.time.Duration.ofSeconds(20))
                .ignoring(org.openqa.selenium.StaleElementReferenceException.class)
                .ignoring(org.openqa.selenium.ElementNotInteractableException.class)
                .until(d -> {
                    browser.keys(css, keys);
                    return true;
                });
    }

    private <T> T until(java.util.function.Supplier<T> what, java.util.function.Predicate<T> is) {
        return new org.openqa.selenium.support.ui.WebDriverWait(browser.driver(), java.time.Duration.ofSeconds(20))
                .until(d -> {
                    T now = what.get();
                    return now != null && is.test(now) ? now : null;
                });
    }
}
