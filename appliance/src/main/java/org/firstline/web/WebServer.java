package org.firstline.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.SessionTrackingMode;
import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.net.BindException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpCookie.SameSite;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.firstline.base.Texts;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Jetty with two ports, each with a context of its own. A request may carry {@value #LARGEST_REQUEST} octets (an
 * import file is the largest), one to {@code /api} less ({@link BodyLimit}); more is answered 413. At most {@value
 * #THREADS} requests run at a time, the rest wait. Stopping waits {@value #STOP_MILLIS} ms for the running ones.
 */
public final class WebServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(WebServer.class);
    private static final long LARGEST_REQUEST = 64L << 20;
    private static final int THREADS = 120;
    private static final int STOP_MILLIS = 3_000;
    private static final int SESSION_SECONDS = 30 * 60;

    private final WebSettings settings;
    private final Server server;
    private final ServerConnector staff;
    private final ServerConnector portal;
    private final Map<String, HttpServlet> pages;

    /**
     * @param pages more that both ports serve: a path as servlets name them, and who answers it
     * @param face puts the screens into the staff port's context; does nothing on a headless box
     */
    public WebServer(
            WebSettings settings,
            Api api,
            Metrics metrics,
            Map<String, HttpServlet> pages,
            Consumer<ServletContextHandler> face) {
        this.settings = settings;
        this.pages = Map.copyOf(pages);
        var threads = new QueuedThreadPool(THREADS, 8);
        threads.setName("web");
        server = new Server(threads);
        staff = connector("staff", settings.bind(), settings.port());
        portal = connector("portal", settings.portalBind(), settings.portalPort());
        server.setConnectors(new ServerConnector[] {staff, portal});
        server.setStopTimeout(STOP_MILLIS);
        server.setErrorHandler(new ApiErrors(null));
        var sizes = new SizeLimitHandler(LARGEST_REQUEST, -1);
        sizes.setHandler(compressed(new ContextHandlerCollection(
                staffContext(api, metrics, pages, face), portalContext(api, pages, settings.language()))));
        server.setHandler(new GracefulHandler(sizes));
    }

    /** Opens both ports, then serves. Where one can't be had, nothing is left open. */
    public void start() throws WebFailure {
        try {
            open(staff, "web.port", settings.port());
            open(portal, "portal.port", settings.portalPort());
            server.start();
        } catch (WebFailure e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new WebFailure(sentence("web.no-start", String.valueOf(e.getMessage())), e);
        }
    }

    /** The staff port in use, also where 0 was asked for. */
    public int port() {
        return staff.getLocalPort();
    }

    public int portalPort() {
        return portal.getLocalPort();
    }

    /** Waits until the server is stopped. */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes no new requests, lets the running ones finish and closes both ports; takes less than 5 s. */
    @Override
    public void close() {
        // a page may have answers that would go on for ever
        pages.values().forEach(HttpServlet::destroy);
        try {
            server.stop();
        } catch (Exception e) {
            log.warn("The web server did not stop cleanly", e);
        }
    }

    private static void open(ServerConnector connector, String key, int port) throws WebFailure {
        try {
            connector.open();
        } catch (IOException e) {
            boolean taken = e instanceof BindException || e.getCause() instanceof BindException;
            String why = String.valueOf(
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            throw new WebFailure(
                    taken && !why.contains("assign") && !why.contains("ermission")
                            ? sentence("web.port-taken", Integer.toString(port), key)
                            : sentence("web.no-port", Integer.toString(port), key, why),
                    e);
        }
    }

    private static String sentence(String key, Object... args) {
        return Texts.of("web", Locale.ENGLISH).get(key, args);
    }

    private ServerConnector connector(String name, String bind, int port) {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(16 << 10);
        // one selector is plenty for a site's browsers, and each costs a thread
        var connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setName(name);
        connector.setHost(bind);
        connector.setPort(port);
        connector.setIdleTimeout(60_000);
        connector.setShutdownIdleTimeout(500);
        return connector;
    }

    private static CompressionHandler compressed(ContextHandlerCollection contexts) {
        var handler = new CompressionHandler(contexts);
        handler.putCompression(new GzipCompression());
        handler.putConfiguration(
                "/*",
                CompressionConfig.builder()
                        .compressIncludeMethod("GET")
                        .compressIncludeMethod("POST")
                        .compressIncludeMimeType("text/html")
                        .compressIncludeMimeType("text/css")
                        .compressIncludeMimeType("text/plain")
                        .compressIncludeMimeType("text/javascript")
                        .compressIncludeMimeType("application/javascript")
                        .compressIncludeMimeType("application/json")
                        .compressIncludeMimeType("image/svg+xml")
                        .build());
        return handler;
    }

    private static ServletContextHandler staffContext(
            Api api, Metrics metrics, Map<String, HttpServlet> pages, Consumer<ServletContextHandler> face) {
        var context = context("staff", ServletContextHandler.SESSIONS, SecurityHeaders.STAFF);
        var sessions = context.getSessionHandler();
        sessions.setHttpOnly(true);
        sessions.setSameSite(SameSite.LAX);
        sessions.setSessionCookie("firstline");
        sessions.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
        sessions.setMaxInactiveInterval(SESSION_SECONDS);
        serve(context, api.onStaffPort(), pages);
        context.addServlet(new ServletHolder(new MetricsServlet(metrics)), "/metrics");
        face.accept(context);
        return context;
    }

    private static ServletContextHandler portalContext(Api api, Map<String, HttpServlet> pages, Locale language) {
        var context = context("portal", ServletContextHandler.NO_SESSIONS, SecurityHeaders.PORTAL);
        serve(context, api.onPortal(), pages);
        context.addServlet(new ServletHolder(new PortalPage(language)), "/");
        return context;
    }

    private static ServletContextHandler context(String connector, int options, SecurityHeaders headers) {
        var context = new ServletContextHandler("/", options);
        context.setVirtualHosts(List.of("@" + connector));
        context.setDisplayName(connector);
        // without one, the screens' framework finds no class loader to ask for its files
        context.setClassLoader(WebServer.class.getClassLoader());
        context.setErrorHandler(new ApiErrors(context.getErrorHandler()));
        context.addFilter(new FilterHolder(headers), "/*", EnumSet.of(DispatcherType.REQUEST));
        return context;
    }

    private static void serve(ServletContextHandler context, ResourceConfig api, Map<String, HttpServlet> pages) {
        context.addServlet(new ServletHolder(new ServletContainer(api)), "/api/*");
        pages.forEach((path, page) -> context.addServlet(new ServletHolder(page), path));
    }
}
