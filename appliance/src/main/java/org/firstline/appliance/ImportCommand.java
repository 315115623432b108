package org.firstline.appliance;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.RealTime;
import org.firstline.base.Refused;
import org.firstline.base.Texts;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.firstline.diagnostics.Diagnostics;
import org.firstline.network.Network;
import org.firstline.network.NetworkSettings;
import org.firstline.reactions.LinesImport;
import org.firstline.subscribers.Subscribers;
import org.firstline.web.ImportSummary;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code firstline import}: hands the file to the running box with the token that it keeps for this machine, since the
 * database belongs to one process; where no box runs, opens the database itself.
 */
final class ImportCommand {
    /** The name of the token, and of its file in the data folder. */
    static final String TOKEN = "this machine";

    static final String TOKEN_FILE = "local-token";

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private ImportCommand() {}

    /** @return the exit status: 0 done, 1 refused or failed */
    static int run(CommandLine.Import order, Settings settings) {
        Texts texts = Texts.of("appliance", Locale.getDefault());
        if (!Files.isRegularFile(order.file())) {
            System.err.println(texts.get("import.no-file", order.file()));
            return 1;
        }
        try {
            byte[] file = Files.readAllBytes(order.file());
            System.out.print(
                    Files.exists(settings.dataDir().resolve(TOKEN_FILE))
                            ? ask(order, settings, file)
                            : open(order, settings, file));
            return 0;
        } catch (IOException | Refused | NotStarted e) {
            System.err.println(texts.get("import.failed", String.valueOf(e.getMessage())));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static String ask(CommandLine.Import order, Settings settings, byte[] file)
            throws IOException, InterruptedException, NotStarted {
        var bind = settings.web().bind();
        String host = bind.isAnyLocalAddress() ? "127.0.0.1" : bind.getHostAddress();
        if (host.contains(":")) host = "[" + host + "]";
        var box = URI.create("http://" + host + ":" + settings.web().port() + "/api/import/" + order.what() + "?dryRun="
                + order.dryRun());
        var request = HttpRequest.newBuilder(box)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + new Secrets(settings.dataDir()).keep(TOKEN_FILE))
                .header("Accept", "text/plain")
                .header("Accept-Language", Locale.getDefault().toLanguageTag())
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IOException(sentence(answer.statusCode(), answer.body()));
            return answer.body();
        } catch (ConnectException e) {
            return open(order, settings, file);
        }
    }

    /** Why the box says no. */
    static String sentence(int status, String body) {
        try {
            String detail = JSON.readTree(body).path("detail").asString("");
            if (!detail.isEmpty()) return detail;
        } catch (JacksonException e) {
            // not a box; its status is told
        }
        return "HTTP " + status;
    }

    /** No box runs, so its database is free. */
    private static String open(CommandLine.Import order, Settings settings, byte[] file) throws NotStarted {
        try (var time = new RealTime(Set.of(), (who, failure) -> {});
                Db db = Databases.open(settings)) {
            var bus = new Bus(time);
            return ImportSummary.text(
                    report(order, settings, file, db, bus, time), order.dryRun(), Locale.getDefault());
        }
    }

    private static ImportReport report(
            CommandLine.Import order, Settings settings, byte[] file, Db db, Bus bus, RealTime time) {
        var subscribers = new Subscribers(db, bus, Capabilities.subscribers(settings.site()));
        if (order.what().equals("lines"))
            return new LinesImport(subscribers, new Diagnostics(db, bus, time, List.of(), 1), file).run(order.dryRun());
        if (order.what().equals("subscribers")) {
            var plan = subscribers.preview(file, ImportOptions.DETECT);
            return order.dryRun() ? plan.report() : subscribers.apply(plan);
        }
        var network =
                new Network(db, bus, time, NetworkSettings.of(settings.outageAutoConfirm(), settings.outageHoldDown()));
        var plan = network.imports().preview(file, ImportOptions.DETECT);
        return order.dryRun() ? plan.report() : network.imports().apply(plan);
    }
}
