package org.firstline.webui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.servlet.http.HttpServlet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.firstline.services.Services;
import org.firstline.web.Api;
import org.firstline.web.Face;
import org.firstline.web.Metrics;
import org.firstline.web.WebServer;
import org.firstline.web.WebSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A box with screens for the tests of one class, as a static {@code @RegisterExtension}: started before the first of them,
 * gone after the last. Browsers on it are closed after the test that opened them, or with the box if all tests share them.
 */
public final class TestSite implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** Makes the box, and may fail. */
    public interface Start {
        Services start() throws Exception;
    }

    /** Puts into the box what the tests look at, and may fail. */
    public interface Fill {
        void fill(Services services) throws Exception;
    }

    private final Start start;
    private final Function<Services, Map<String, HttpServlet>> pages;
    private final List<Browser> open = new ArrayList<>();
    private int shared;
    private @Nullable Services services;
    private @Nullable WebServer server;

    private TestSite(Start start, Function<Services, Map<String, HttpServlet>> pages) {
        this.start = start;
        this.pages = pages;
    }

    /** Over whatever box is made there. */
    public static TestSite over(Start start) {
        return new TestSite(start, box -> Map.of());
    }

    /** Over {@link DevMain#services}, with this put into it. */
    public static TestSite named(String name, Fill fill) {
        return over(() -> {
            Services services = DevMain.services(name);
            fill.fill(services);
            return services;
        });
    }

    /** The same, with pages beside those of the desk. */
    public TestSite with(Function<Services, Map<String, HttpServlet>> more) {
        return new TestSite(start, more);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        assumeTrue(Browser.isInstalled(), "chromium and chromedriver are not installed");
        Services made = start.start();
        services = made;
        server = new WebServer(
                new WebSettings("127.0.0.1", 0, 0),
                Api.over(made),
                new Metrics(),
                pages.apply(made),
                staff -> Face.find().orElseThrow().mount(staff, made));
        server.start();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        shared = open.size();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeFrom(shared);
    }

    private void closeFrom(int first) {
        while (open.size() > first) open.removeLast().close();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeFrom(0);
        if (server != null) server.close();
    }

    public Services services() {
        return Objects.requireNonNull(services);
    }

    /** As "http://127.0.0.1:4711", of the desk. */
    public String url() {
        return "http://127.0.0.1:" + Objects.requireNonNull(server).port();
    }

    /** The same of the subscribers' side. */
    public String portalUrl() {
        return "http://127.0.0.1:" + Objects.requireNonNull(server).portalPort();
    }

    /** Somebody's browser, whose language is this. */
    public Browser browser(String language) {
        var browser = new Browser(url(), language);
        open.add(browser);
        return browser;
    }
}
