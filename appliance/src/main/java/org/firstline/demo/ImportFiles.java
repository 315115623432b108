package org.firstline.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.firstline.base.PhoneNumber;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.firstline.base.csv.ImportReport;
import org.firstline.network.Node;
import org.firstline.subscribers.SubscriberData;
import org.jspecify.annotations.Nullable;

/** Writes the town as the files that a site would import. */
final class ImportFiles {
    private ImportFiles() {}

    static byte[] nodes(List<Node> nodes) {
        return file(
                "id;parent;host;name;kind",
                nodes.stream().map(n -> line(n.id(), n.parent(), n.host(), n.name(), n.kind())));
    }

    static byte[] subscribers(List<SubscriberData> subscribers) {
        return file(
                "contract;name;kind;language;phones;address;node;status;sms_ok;tariff;balance;notes;services",
                subscribers.stream()
                        .map(s -> line(
                                s.contract(),
                                s.name(),
                                s.kind().name(),
                                s.language(),
                                s.phones().stream().map(PhoneNumber::e164).collect(Collectors.joining(",")),
                                s.address(),
                                s.node(),
                                s.status().name(),
                                s.smsOk() ? "yes" : "no",
                                s.tariff(),
                                s.balance(),
                                s.notes(),
                                s.services().stream()
                                        .map(one -> one.kind().name())
                                        .collect(Collectors.joining(",")))));
    }

    /** A plan without its dry run, which would take as long as the import: nobody waits to look at it. */
    static ImportPlan untried(byte[] file) {
        var unknown = new ImportReport(
                StandardCharsets.UTF_8, ';', true, List.of(), Map.of(), List.of(), 0, 0, 0, 0, 0, 0, 0, List.of());
        return new ImportPlan(file, ImportOptions.DETECT, unknown);
    }

    private static byte[] file(String header, Stream<String> lines) {
        return Stream.concat(Stream.of(header), lines)
                .collect(Collectors.joining("\r\n", "", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String line(@Nullable Object... cells) {
        return Stream.of(cells)
                .map(cell -> '"' + Objects.toString(cell, "").replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(";"));
    }
}
