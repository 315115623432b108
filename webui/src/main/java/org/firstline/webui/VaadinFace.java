package org.firstline.webui;

import com.vaadin.flow.di.LookupInitializer;
import com.vaadin.flow.server.startup.ErrorNavigationTargetInitializer;
import com.vaadin.flow.server.startup.LookupServletContainerInitializer;
import com.vaadin.flow.server.startup.RouteRegistryInitializer;
import com.vaadin.flow.server.startup.ServletContextListeners;
import com.vaadin.flow.server.startup.VaadinAppShellInitializer;
import jakarta.servlet.ServletContainerInitializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import org.eclipse.jetty.ee11.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.firstline.services.Services;
import org.firstline.web.Face;

/** The screens, put into a servlet context by hand: every class is listed, nothing is scanned, nothing is compiled. */
public final class VaadinFace implements Face {
    @Override
    public void mount(ServletContextHandler staff, Services services) {
        var views = new Views(services);
        staff.setBaseResource(staticFiles(staff));
        initialise(staff, new LookupServletContainerInitializer(), Set.of(LookupInitializer.class));
        initialise(staff, new RouteRegistryInitializer(), views.routes());
        initialise(staff, new ErrorNavigationTargetInitializer(), views.errors());
        initialise(staff, new VaadinAppShellInitializer(), Set.of(Shell.class));
        staff.addEventListener(new ServletContextListeners());
        JakartaWebSocketServletContainerInitializer.configure(
                staff,
                (context, container) -> container.setDefaultMaxSessionIdleTimeout(
                        Duration.ofMinutes(5).toMillis()));
        var servlet = new ServletHolder("screens", new Screens(services, views));
        servlet.setAsyncSupported(true);
        staff.addServlet(servlet, "/*");
    }

    private static void initialise(
            ServletContextHandler staff, ServletContainerInitializer initializer, Set<Class<?>> classes) {
        var holder = new ServletContainerInitializerHolder(initializer, classes.toArray(Class<?>[]::new));
        staff.addServletContainerInitializer(holder);
    }

    /** Files that jars bring along under META-INF/resources: the themes' style sheets, and ours. */
    private static Resource staticFiles(ServletContextHandler staff) {
        try {
            ResourceFactory factory = ResourceFactory.of(staff);
            return ResourceFactory.combine(
                    Collections.list(VaadinFace.class.getClassLoader().getResources("META-INF/resources")).stream()
                            .map(URL::toExternalForm)
                            .map(factory::newResource)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
