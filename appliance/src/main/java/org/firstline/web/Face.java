package org.firstline.web;

import java.util.Optional;
import java.util.ServiceLoader;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.firstline.services.Services;

/** The screens, as the box sees them: found by {@link ServiceLoader}, absent on a headless box. */
public interface Face {
    /** Puts the screens into the staff port's context at {@code /*}, before the server starts. */
    void mount(ServletContextHandler staff, Services services);

    /** The one face on the class path, if there is one. */
    static Optional<Face> find() {
        return ServiceLoader.load(Face.class, Face.class.getClassLoader()).findFirst();
    }
}
