package org.firstline.web;

import jakarta.ws.rs.Priorities;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.firstline.services.Services;
import org.firstline.web.resources.AgentsResource;
import org.firstline.web.resources.AlertHooks;
import org.firstline.web.resources.AlertsResource;
import org.firstline.web.resources.AuditResource;
import org.firstline.web.resources.BansResource;
import org.firstline.web.resources.BatchesResource;
import org.firstline.web.resources.BoardsResource;
import org.firstline.web.resources.BreaksResource;
import org.firstline.web.resources.CallRulesResource;
import org.firstline.web.resources.CallbackRulesResource;
import org.firstline.web.resources.CallbacksResource;
import org.firstline.web.resources.CallsResource;
import org.firstline.web.resources.CtiHook;
import org.firstline.web.resources.DeviceHooks;
import org.firstline.web.resources.DialBlocksResource;
import org.firstline.web.resources.EvaluationsResource;
import org.firstline.web.resources.FlowsResource;
import org.firstline.web.resources.ItemsResource;
import org.firstline.web.resources.MarksResource;
import org.firstline.web.resources.MessagesResource;
import org.firstline.web.resources.ModemsResource;
import org.firstline.web.resources.NodesResource;
import org.firstline.web.resources.OsTicketHook;
import org.firstline.web.resources.OutageCheckResource;
import org.firstline.web.resources.OutagesResource;
import org.firstline.web.resources.PanelsResource;
import org.firstline.web.resources.PromptsResource;
import org.firstline.web.resources.QueuesResource;
import org.firstline.web.resources.ScorecardsResource;
import org.firstline.web.resources.SubscribersResource;
import org.firstline.web.resources.TicketsResource;
import org.firstline.web.resources.TrunksResource;
import org.firstline.web.resources.VoicemailsResource;
import org.firstline.web.resources.WorksResource;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import tools.jackson.jakarta.rs.json.JacksonJsonProvider;

/**
 * The interface for machines: ready resources, listed, nothing scanned.
 *
 * @param outside resources that both ports serve: what is safe for a network that is not trusted
 * @param inside resources that only the staff port knows
 */
public record Api(TokenCheck tokens, List<Object> outside, List<Object> inside) {
    /** What foreign programs send to in their own way. */
    private static final Set<Class<?>> HOOKS =
            Set.of(AlertHooks.class, DeviceHooks.class, OsTicketHook.class, CtiHook.class);

    public Api {
        outside = List.copyOf(outside);
        inside = List.copyOf(inside);
    }

    /** Every resource of the product. */
    public static Api over(Services s) {
        return new Api(
                TokenCheck.of(s.people(), s.audit()),
                List.of(
                        new HealthResource(s.health()),
                        new OpenApiResource(),
                        new AlertHooks(s.network()),
                        new DeviceHooks(s.network().monitoring())),
                List.of(
                        new QueuesResource(s.routing(), s.prompts(), s.time()),
                        new AgentsResource(s.people(), s.routing(), s.calls(), s.time()),
                        new ItemsResource(s.routing()),
                        new BreaksResource(s.routing()),
                        new CallsResource(s.calls()),
                        new BansResource(s.calls().bans()),
                        new CallbacksResource(
                                s.callbacks(), s.routing(), s.site().region()),
                        new CallbackRulesResource(s.callbacks(), s.routing()),
                        new PromptsResource(s.prompts(), s.booth(), s.people()),
                        new FlowsResource(s.flows()),
                        new MarksResource(s.calls().marks(), s.time()),
                        new ScorecardsResource(s.quality(), s.time()),
                        new EvaluationsResource(s),
                        new VoicemailsResource(s.voicemails(), s.calls().control()),
                        new CallRulesResource(s.calls().rules(), s.routing(), s.prompts()),
                        new TrunksResource(s.calls().trunks()),
                        new DialBlocksResource(s.calls().dialling()),
                        new TicketsResource(s.tickets(), s.subscribers()),
                        new OsTicketHook(s.tickets(), s.subscribers(), s.site().language()),
                        new CtiHook(s.tickets(), s.subscribers(), s.site().language()),
                        new MessagesResource(s.messages(), s.site().region()),
                        new ModemsResource(s.messages(), s.site().region()),
                        new BatchesResource(s.messages()),
                        new SubscribersResource(s.subscribers(), s.network(), s.tickets(), s.diagnostics()),
                        new NodesResource(s.network(), s.subscribers()),
                        new OutagesResource(s),
                        new WorksResource(s),
                        new OutageCheckResource(s.repairs()),
                        new AlertsResource(s.network()),
                        new AuditResource(s.audit()),
                        new PanelsResource(s.boards()),
                        new BoardsResource(s.boards()),
                        new ImportResource(s.subscribers(), s.network(), s.diagnostics())));
    }

    ResourceConfig onStaffPort() {
        return config(Stream.concat(outside.stream(), inside.stream()).toList());
    }

    ResourceConfig onPortal() {
        return config(outside);
    }

    private ResourceConfig config(List<Object> resources) {
        var config = new ResourceConfig();
        config.addProperties(Map.of(
                CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true,
                CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true,
                CommonProperties.PROVIDER_DEFAULT_DISABLE, "DOM,SAX,RENDEREDIMAGE,SOURCE",
                ServerProperties.WADL_FEATURE_DISABLE, true,
                ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true));
        config.register(new JacksonJsonProvider(Json.mapper()));
        config.register(new ProblemMapper());
        config.register(new BodyLimit());
        // before all others: who may not ask learns nothing of what there is to ask
        config.register(new BearerFilter(tokens), Priorities.AUTHENTICATION);
        config.register(new KnownParameters(HOOKS));
        // by class, with the ready instance bound to it: an instance registered bare draws a false warning
        config.register(new AbstractBinder() {
            @Override
            protected void configure() {
                resources.forEach(this::bindReady);
            }

            private <T> void bindReady(T resource) {
                @SuppressWarnings("unchecked")
                var type = (Class<T>) resource.getClass();
                bind(resource).to(type);
            }
        });
        resources.forEach(resource -> config.register(resource.getClass()));
        return config;
    }
}
