package org.firstline.webui.imports;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.firstline.base.csv.ImportReport;
import org.firstline.network.Network;
import org.firstline.subscribers.Subscribers;

/**
 * What a file brings in.
 *
 * @param name of its words in the bundle, and of the page that shows what came in
 * @param fields what a column can be, as {@link ImportOptions#columns} calls it; the key comes first
 * @param noKey the refusal that says that no column looks like the key
 * @param changes what would be others than now, one by one, at most so many; none where that is not shown
 */
public record ImportKind(
        String name,
        List<String> fields,
        String noKey,
        BiFunction<byte[], ImportOptions, ImportPlan> preview,
        Function<ImportPlan, ImportReport> apply,
        BiFunction<ImportPlan, Integer, List<ImportChange>> changes) {

    static ImportKind subscribers(Subscribers subscribers) {
        return new ImportKind(
                "subscribers",
                List.of(
                        "contract",
                        "name",
                        "kind",
                        "language",
                        "phones",
                        "address",
                        "node",
                        "status",
                        "blocked",
                        "sms_ok",
                        "tariff",
                        "balance",
                        "notes",
                        "services",
                        "tv_node",
                        "telephony_node"),
                "subscribers.no-contract-column",
                subscribers::preview,
                subscribers::apply,
                (plan, most) -> List.of());
    }

    static ImportKind nodes(Network network) {
        return new ImportKind(
                "network",
                List.of("id", "parent", "host", "name", "kind", "second"),
                "network.no-id-column",
                network.imports()::preview,
                network.imports()::apply,
                (plan, most) -> network.imports().differences(plan, most).stream()
                        .map(ImportChange::of)
                        .toList());
    }

    /** The field by which lines and what is known are matched. */
    String key() {
        return fields.getFirst();
    }
}
