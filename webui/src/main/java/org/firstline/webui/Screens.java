package org.firstline.webui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.di.DefaultInstantiator;
import com.vaadin.flow.di.Instantiator;
import com.vaadin.flow.function.DeploymentConfiguration;
import com.vaadin.flow.router.NavigationEvent;
import com.vaadin.flow.server.ServiceException;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServlet;
import com.vaadin.flow.server.VaadinServletService;
import java.util.stream.Stream;
import org.firstline.services.Services;

/** Vaadin's servlet, told to make pages as {@link Views} says and to greet every session as {@link Reception} says. */
final class Screens extends VaadinServlet {
    private static final long serialVersionUID = 1;

    private final transient Services services;
    private final transient Views views;

    Screens(Services services, Views views) {
        this.services = services;
        this.views = views;
    }

    @Override
    protected VaadinServletService createServletService(DeploymentConfiguration configuration) throws ServiceException {
        var service = new VaadinServletService(this, configuration) {
            private static final long serialVersionUID = 1;

            @Override
            protected Instantiator createInstantiator() {
                return new FromViews(this);
            }
        };
        service.init();
        return service;
    }

    private final class FromViews extends DefaultInstantiator {
        private static final long serialVersionUID = 1;

        FromViews(VaadinServletService service) {
            super(service);
        }

        @Override
        public Stream<VaadinServiceInitListener> getServiceInitListeners() {
            return Stream.concat(super.getServiceInitListeners(), Stream.of(new Reception(services)));
        }

        @Override
        public <T extends HasElement> T createRouteTarget(Class<T> type, NavigationEvent event) {
            return getOrCreate(type);
        }

        @Override
        public <T extends Component> T createComponent(Class<T> type) {
            return getOrCreate(type);
        }

        @Override
        public <T> T getOrCreate(Class<T> type) {
            return views.make(type).orElseGet(() -> super.getOrCreate(type));
        }
    }
}
