package org.firstline.webui;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.appliance.TestBox;
import org.firstline.base.RealTime;
import org.firstline.people.NewAgent;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.web.Api;
import org.firstline.web.Face;
import org.firstline.web.Metrics;
import org.firstline.web.OwnMetrics;
import org.firstline.web.WebServer;
import org.firstline.web.WebSettings;

/**
 * The screens alone, to look at while writing one: an empty database in memory and three accounts, {@code admin}, {@code
 * head} and {@code agent101}, each with the password {@code firstline}. Run it from an IDE (after one {@code mvn
 * generate-resources}, which unpacks the client's bundle) and open the address that it prints; an argument is another
 * port than 8080. Stop it with Ctrl+C.
 */
public final class DevMain {
    private DevMain() {}

    public static void main(String[] args) throws Exception {
        int port = args.length == 0 ? 8080 : Integer.parseInt(args[0]);
        var services = services("dev");
        pretend(services);
        var server = server(services, port);
        server.start();
        System.out.println("http://localhost:" + server.port());
        server.join();
    }

    /** Everything that screens need, on an empty database of this name. */
    public static Services services(String database) {
        var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
        var services = TestBox.services(database, time);
        services.people()
                .createAll(List.of(
                        new NewAgent("admin", "Anna Petrova", null, Role.ADMIN, "en", List.of(), "firstline"),
                        new NewAgent("head", "Ilya Sorokin", "100", Role.SHIFT_HEAD, "en", List.of(), "firstline"),
                        new NewAgent(
                                "agent101",
                                "Мария Иванова",
                                "101",
                                Role.AGENT,
                                "ru",
                                List.of("internet"),
                                "firstline")));
        return services;
    }

    public static WebServer server(Services services, int port) {
        var metrics = new Metrics();
        OwnMetrics.add(metrics, services.health());
        return new WebServer(
                new WebSettings("127.0.0.1", port, 0),
                Api.over(services),
                metrics,
                Map.of(),
                staff -> Face.find().orElseThrow().mount(staff, services));
    }

    /** Some health to look at: one part comes and goes. */
    private static void pretend(Services services) {
        var health = services.health();
        health.part("database").well();
        health.part("telephone").well();
        health.part("trunk");
        health.part("panel").off("panel = none");
        var modem = health.part("modem");
        modem.well();
        boolean[] ill = {false};
        services.time().every("pretend", Duration.ofSeconds(20), () -> {
            ill[0] = !ill[0];
            if (ill[0]) modem.ill("No answer to AT+CSQ within 2 s");
            else modem.well();
        });
    }
}
