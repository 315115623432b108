package org.firstline.webui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.firstline.appliance.TestBox;
import org.firstline.base.SimulatedTime;
import org.firstline.base.csv.ImportOptions;
import org.junit.jupiter.api.Test;

class ColumnChoiceTest {
    private final ColumnChoice found = new ColumnChoice(Map.of("contract", List.of(0), "name", List.of(2, 1)));

    @Test
    void aColumnThatJoinsAFieldIsReadLast() {
        assertThat(found.with(3, "name").columns()).containsEntry("name", List.of(2, 1, 3));
    }

    @Test
    void aColumnBecomesOneThingAtATime() {
        var moved = found.with(1, "address");
        assertThat(moved.columns()).containsEntry("name", List.of(2)).containsEntry("address", List.of(1));
        assertThat(moved.field(1)).contains("address");
    }

    @Test
    void whatIsNotUsedIsNotGuessedAgain() {
        var none = found.with(0, null);
        assertThat(none.field(0)).isEmpty();
        assertThat(none.complete(List.of("contract", "name", "phones")))
                .isEqualTo(Map.of("contract", List.of(), "name", List.of(2, 1), "phones", List.of()));
    }

    @Test
    void everyFieldThatIsOfferedIsOneThatTheImportKnows() {
        var services = TestBox.services("ColumnChoiceTest", new SimulatedTime());
        byte[] file = "a;b\nx;y\n".getBytes(StandardCharsets.UTF_8);
        for (var kind : List.of(ImportKind.subscribers(services.subscribers()), ImportKind.nodes(services.network())))
            for (String field : kind.fields()) {
                var columns = new ColumnChoice(Map.of(kind.key(), List.of(0)))
                        .with(field.equals(kind.key()) ? 0 : 1, field)
                        .columns();
                var report = kind.preview()
                        .apply(file, ImportOptions.DETECT.withHeader(true).withColumns(columns))
                        .report();
                assertThat(report.columns()).containsKeys(kind.key(), field);
            }
    }
}
