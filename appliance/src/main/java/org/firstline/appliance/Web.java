package org.firstline.appliance;

import jakarta.servlet.http.HttpServlet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.firstline.calls.sip.SipCounters;
import org.firstline.services.Services;
import org.firstline.web.Api;
import org.firstline.web.CallMePage;
import org.firstline.web.EagleApi;
import org.firstline.web.EagleJsonApi;
import org.firstline.web.Face;
import org.firstline.web.Metrics;
import org.firstline.web.OwnMetrics;
import org.firstline.web.PlaySmsApi;
import org.firstline.web.ServiceMetrics;
import org.firstline.web.SipMetrics;
import org.firstline.web.TextGate;
import org.firstline.web.TrunkMetrics;
import org.firstline.web.TvPage;
import org.firstline.web.WebServer;
import org.firstline.web.WebSettings;
import org.firstline.web.status.StatusPage;

/** The web server over the services: the interface for machines, the metrics, and the screens where there are any. */
final class Web {
    private Web() {}

    static WebServer over(
            Settings.Web settings,
            Services services,
            Supplier<SipCounters.Counts> sip,
            Supplier<SipCounters.Dialogs> dialogs,
            TextGate.Settings texts) {
        var metrics = new Metrics();
        OwnMetrics.add(metrics, services.health());
        ServiceMetrics.add(metrics, services);
        SipMetrics.add(metrics, sip);
        SipMetrics.addDialogs(metrics, dialogs);
        TrunkMetrics.add(metrics, services.calls());
        return new WebServer(
                new WebSettings(
                        settings.bind().getHostAddress(),
                        settings.port(),
                        settings.portalBind().getHostAddress(),
                        settings.portalPort(),
                        services.site().language()),
                Api.over(services),
                metrics,
                pages(services, new TextGate(services, texts)),
                context -> Face.find().ifPresent(face -> face.mount(context, services)));
    }

    private static Map<String, HttpServlet> pages(Services services, TextGate gate) {
        var tv = new TvPage(services);
        var pages = new HashMap<String, HttpServlet>(Map.of(CallMePage.PATH, new CallMePage(services)));
        for (String path : TvPage.PATHS) pages.put(path, tv);
        var status = new StatusPage(services);
        for (String path : StatusPage.PATHS) pages.put(path, status);
        if (gate.isOpen()) {
            var eagle = new EagleApi(gate);
            for (String path : EagleApi.PATHS) pages.put(path, eagle);
            var eagleJson = new EagleJsonApi(gate);
            for (String path : EagleJsonApi.PATHS) pages.put(path, eagleJson);
            pages.put(PlaySmsApi.PATH, new PlaySmsApi(gate));
        }
        return pages;
    }
}
