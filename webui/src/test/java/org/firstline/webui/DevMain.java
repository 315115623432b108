package org.firstline.webui;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Health;
import org.firstline.base.RealTime;
import org.firstline.people.NewAgent;
import org.firstline.people.People;
import org.firstline.people.PeopleSettings;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.web.AgentsResource;
import org.firstline.web.Api;
import org.firstline.web.Face;
import org.firstline.web.HealthResource;
import org.firstline.web.Metrics;
import org.firstline.web.OpenApiResource;
import org.firstline.web.OwnMetrics;
import org.firstline.web.TokenCheck;
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
    static Services services(String database) {
        var time = new RealTime(Set.of(), (who, failure) -> failure.printStackTrace());
        var bus = new Bus(time);
        var people = new People(Db.inMemory(database), bus, time, new PeopleSettings("firstline", 1000, 8));
        people.createAll(List.of(
                new NewAgent("admin", "Anna Petrova", null, Role.ADMIN, "en", List.of(), "firstline"),
                new NewAgent("head", "Ilya Sorokin", "100", Role.SHIFT_HEAD, "en", List.of(), "firstline"),
                new NewAgent("agent101", "Мария Иванова", "101", Role.AGENT, "ru", List.of("internet"), "firstline")));
        return new Services(time, ZoneId.of("Asia/Yekaterinburg"), bus, new Health(time, bus), people);
    }

    static WebServer server(Services services, int port) {
        var metrics = new Metrics();
        OwnMetrics.add(metrics, services.health());
        var api = new Api(
                TokenCheck.of(services.people()),
                List.of(new HealthResource(services.health()), new OpenApiResource()),
                List.of(new AgentsResource(services.people())));
        return new WebServer(
                new WebSettings("127.0.0.1", port, 0),
                api,
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
