package org.firstline.webui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A real browser without a window: Debian's chromium and its driver. Everything waits, up to {@link #PATIENCE}, for what
 * it names; nothing sleeps. Ask {@link #isInstalled} first.
 */
public final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path profile;
    private final ChromeDriver driver;
    private final String base;

    /**
     * @param base the address that paths are added to: {@code http://localhost:8080/}
     * @param language what the browser says its user reads: "en" or "ru"
     */
    public Browser(String base, String language) {
        this.base = base.endsWith("/") ? base : base + "/";
        try {
            profile = Files.createTempDirectory("browser");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--lang=" + language,
                "--accept-lang=" + language,
                "--window-size=1280,800",
                "--user-data-dir=" + profile);
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        driver = new ChromeDriver(service, options);
    }

    public static boolean isInstalled() {
        return Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    }

    /** The driver itself, for what has no word here. */
    public ChromeDriver driver() {
        return driver;
    }

    /** @param path without the leading slash */
    public Browser open(String path) {
        driver.get(base + path);
        return this;
    }

    public Browser signIn(String login, String password) {
        open("sign-in");
        type("#login", login);
        type("#password", password);
        click("#enter");
        find("vaadin-side-nav");
        return this;
    }

    /** The first element that the selector finds, once there is one that can be seen. */
    public WebElement find(String css) {
        return until("nothing to see at " + css, () -> seen(css).orElse(null));
    }

    /** The first element that reads exactly so, once there is one. */
    public WebElement findWord(String css, String word) {
        return until("no " + css + " says " + word, () -> saying(css, word).orElse(null));
    }

    /** Everything that the selector finds now. */
    public List<WebElement> all(String css) {
        return driver.findElements(By.cssSelector(css));
    }

    public Browser click(String css) {
        return act("nothing to click at " + css, () -> seen(css), WebElement::click);
    }

    /** Clicks the first element that reads exactly so: a menu's line, a button. */
    public Browser clickWord(String css, String word) {
        return act("no " + css + " says " + word, () -> saying(css, word), WebElement::click);
    }

    /** @param css a Vaadin field; its former text is replaced */
    public Browser type(String css, String text) {
        return act("nothing to type in at " + css, () -> seen(css + " input"), input -> {
            input.clear();
            input.sendKeys(text);
        });
    }

    /** Presses these keys at an element, after what is there already. */
    public Browser keys(String css, CharSequence... keys) {
        return act("nothing to type in at " + css, () -> seen(css), element -> element.sendKeys(keys));
    }

    /** Waits until the page reads so somewhere. */
    public Browser reads(String text) {
        until("the page does not say " + text, () -> text().contains(text) ? true : null);
        return this;
    }

    /** Waits until the first element to be seen at the selector reads so somewhere. */
    public Browser readsAt(String css, String text) {
        until(css + " does not say " + text, () -> find(css).getText().contains(text) ? true : null);
        return this;
    }

    /** Waits until a field, which the page may fill after it has shown it, holds something, and tells it. */
    public String value(String css) {
        return until("nothing in " + css, () -> {
            String value = find(css).getDomProperty("value");
            return value == null || value.isEmpty() ? null : value;
        });
    }

    /** Waits until the address, without its host, is this one. */
    public Browser isAt(String path) {
        until("still at " + driver.getCurrentUrl(), () -> driver.getCurrentUrl().equals(base + path) ? true : null);
        return this;
    }

    /** What one can read on the page now. */
    public String text() {
        return find("body").getText();
    }

    /** What a script answers now. */
    public Object script(String javaScript, Object... args) {
        return driver.executeScript(javaScript, args);
    }

    /** Light or dark, as the user's computer would say. */
    public Browser prefersDark(boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                java.util.Map.of(
                        "features",
                        List.of(java.util.Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
        return this;
    }

    public Browser size(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
        return this;
    }

    public void screenshot(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Faults that the page's scripts have written to the browser's console so far. */
    public List<String> faults() {
        return driver.manage().logs().get("browser").getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
                .map(Object::toString)
                .toList();
    }

    private Optional<WebElement> seen(String css) {
        return all(css).stream().filter(WebElement::isDisplayed).findFirst();
    }

    private Optional<WebElement> saying(String css, String word) {
        return all(css).stream()
                .filter(e -> e.isDisplayed() && e.getText().strip().equals(word))
                .findFirst();
    }

    /**
     * Finds and does in one attempt, as a person would who looks again when the page has been drawn anew under her hand: the
     * server's push may replace an element between the two. The driver throws before it acts, so nothing is done twice.
     */
    private Browser act(String otherwise, Supplier<Optional<WebElement>> where, Consumer<WebElement> what) {
        until(otherwise, () -> {
            Optional<WebElement> element = where.get();
            element.ifPresent(what);
            return element.orElse(null);
        });
        return this;
    }

    private <T> T until(String otherwise, Supplier<T> what) {
        return new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50))
                .ignoring(StaleElementReferenceException.class)
                .withMessage(otherwise)
                .until(d -> what.get());
    }

    @Override
    public void close() {
        driver.quit();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // the browser may still be deleting files of its own; the system cleans its temporary folder
        }
    }
}
