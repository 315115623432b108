package org.firstline.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.firstline.base.Bus;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.SimulatedTime;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do to the tree, and taking an import back, on every engine. */
abstract class TreeEditContract {
    private final SimulatedTime time = new SimulatedTime();
    private final Bus bus = new Bus(time);
    private final List<NodeEdited> edits = new ArrayList<>();
    private Db db;
    private Network network;

    abstract Db db();

    @BeforeEach
    void open() {
        db = db();
        start();
        for (String id : List.of("core", "a", "b"))
            network.put(new Node(id, id.equals("core") ? null : "core", "", "", ""));
        network.put(new Node("x", "a", "10.0.0.7", "X", "switch", "b"));
        bus.on("test", NodeEdited.class, edits::add);
    }

    @AfterEach
    void close() {
        network.close();
        db.close();
    }

    private void start() {
        if (network != null) network.close();
        network = new Network(db, bus, time, NetworkSettings.of(false, Duration.ofSeconds(60)));
        network.start();
    }

    private static void refused(String code, Runnable verb) {
        assertThatThrownBy(verb::run)
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo(code));
    }

    private ImportPlan plan(String file) {
        return network.imports().preview(file.getBytes(StandardCharsets.UTF_8), ImportOptions.DETECT);
    }

    @Test
    void aNodeMovesWithAllThatHangsOnItAndNeverBelowItself() {
        network.move("a", "b", "admin");
        assertThat(network.tree().path("x")).containsExactly("core", "b", "a", "x");
        refused("network.circle", () -> network.move("b", "x", "admin"));
        refused("network.unknown-parent", () -> network.move("b", "gone", "admin"));
        network.move("a", null, "admin");
        assertThat(network.tree().roots()).containsExactlyInAnyOrder("a", "core");
        time.settle();
        assertThat(edits).hasSize(2).allSatisfy(edit -> {
            assertThat(edit.actor()).isEqualTo("admin");
            assertThat(edit.id()).isEqualTo("a");
        });
    }

    @Test
    void onlyAnEmptyNodeIsDeleted() {
        refused("network.has-children", () -> network.remove("a", "admin"));
        refused("network.has-children", () -> network.remove("b", "admin"));
        network.remove("x", "admin");
        network.remove("b", "admin");
        start();
        assertThat(network.tree().all()).extracting(Node::id).containsExactly("a", "core");
    }

    @Test
    void aSecondUplinkIsThereAfterARestart() {
        start();
        assertThat(network.tree().find("x").orElseThrow().second()).isEqualTo("b");
        assertThat(network.tree().behind("a")).containsExactly("a");
        refused("network.unknown-parent", () -> network.put(new Node("y", "a", "", "", "", "gone")));
        refused("network.circle", () -> network.put(new Node("y", "a", "", "", "", "y")));
    }

    @Test
    void anImportShowsItsChangesAndIsTakenBack() {
        assertThat(network.imports().undoable()).isEmpty();
        refused("network.nothing-to-undo", () -> network.imports().undo("admin"));
        var plan = plan("id;parent;second;name\na;core;;Renamed\nnew;a;b;New\n");
        assertThat(network.imports().differences(plan, 10))
                .satisfiesExactly(
                        added -> assertThat(added.before()).isNull(),
                        changed -> assertThat(String.valueOf(changed.after())).contains("Renamed"));
        network.imports().apply(plan);
        assertThat(network.tree().find("new").orElseThrow().second()).isEqualTo("b");
        assertThat(network.imports().undoable()).isPresent();
        network.put(new Node("core", null, "10.0.0.1", "Edited since", ""));

        assertThat(network.imports().undo("admin")).isEqualTo(2);
        start();
        assertThat(network.tree().find("new")).isEmpty();
        assertThat(network.tree().find("a").orElseThrow().name()).isEqualTo("a");
        assertThat(network.tree().find("core").orElseThrow().name()).isEqualTo("Edited since");
        assertThat(network.imports().undoable()).isEmpty();
    }

    @Test
    void whatAnImportRemovedComesBackAndWhatIsInUseStays() {
        var file = "id;parent\ncore;\na;core\nb;core\nnew;a\n".getBytes(StandardCharsets.UTF_8);
        refused(
                "network.too-many-missing",
                () -> network.imports().apply(network.imports().preview(file, ImportOptions.DETECT.removing(5))));
        network.imports().apply(network.imports().preview(file, ImportOptions.DETECT.removing(100)));
        assertThat(network.tree().find("x")).isEmpty();
        network.put(new Node("guest", "new", "", "", ""));
        refused("network.undo-in-use", () -> network.imports().undo("admin"));
        network.remove("guest");
        network.imports().undo("admin");
        assertThat(network.tree().find("x").orElseThrow())
                .isEqualTo(new Node("x", "a", "10.0.0.7", "X", "switch", "b"));
        assertThat(network.tree().find("new")).isEmpty();
    }

    @Test
    void whatIsOutStaysInTheTreeUntilItsOutageIsOver() {
        var file = "id;parent\ncore;\na;core\nb;core\n".getBytes(StandardCharsets.UTF_8);
        long outage = network.declare("x", "head").id();
        refused("network.node-in-outage", () -> network.remove("x", "admin"));
        refused(
                "network.node-in-outage",
                () -> network.imports().apply(network.imports().preview(file, ImportOptions.DETECT.removing(100))));
        assertThat(network.tree().find("x")).as("its outage has a name").isPresent();
        network.clear(outage, "head");
        network.verify(outage, "head");
        network.remove("x", "admin");
        assertThat(network.tree().find("x")).isEmpty();
    }
}
