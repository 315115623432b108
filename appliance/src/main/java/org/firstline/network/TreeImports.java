package org.firstline.network;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.firstline.base.Db;
import org.firstline.base.Refused;
import org.firstline.base.Time;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.firstline.base.csv.ImportReport;

/** The tree from a file: tried, compared, applied and undone. Any thread. */
public final class TreeImports {
    private final Turns turns;
    private final Db db;
    private final Time time;

    TreeImports(Turns turns, Db db, Time time) {
        this.turns = turns;
        this.db = db;
        this.time = time;
    }

    /**
     * A dry run of an import of nodes: reads the file and compares, changes nothing.
     *
     * @throws Refused where the file can't be used at all, or has no column for the id
     */
    public ImportPlan preview(byte[] file, ImportOptions options) {
        return new ImportPlan(
                file,
                options,
                new TreeImport(file, options, turns.now().tree()).compare().report());
    }

    /** What an import would change, node by node, at most so many: the new ones, the changed ones, those it takes away. */
    public List<NodeEdited> differences(ImportPlan plan, int most) {
        var tree = turns.now().tree();
        var difference = new TreeImport(plan.file(), plan.options(), tree).compare();
        return difference.edits(tree).limit(most).toList();
    }

    /**
     * The same once more, this time to the end, in one transaction: all lines that can be used, or none. The tree as it
     * was can be had again by {@link #undo} until the next import.
     *
     * @return what was really done
     * @throws Refused also where more nodes would be removed than the options allow, or one with an outage that is not over
     */
    public ImportReport apply(ImportPlan plan) {
        return turns.take(turn -> {
            var difference = new TreeImport(plan.file(), plan.options(), turn.tree()).compare();
            difference.checkRemoval();
            turn.checkNoOutage(difference.gone());
            UndoRows.keep(turn.handle(), difference.edits(turn.tree()).toList(), time.now());
            NodeRows.insert(turn.handle(), difference.added());
            NodeRows.update(turn.handle(), difference.changed());
            NodeRows.delete(turn.handle(), difference.gone());
            var nodes = turn.tree().byId();
            difference.added().forEach(n -> nodes.put(n.id(), n));
            difference.changed().forEach(n -> nodes.put(n.id(), n));
            nodes.keySet().removeAll(difference.gone());
            turn.planted(new Tree(nodes.values()));
            turn.tell(new NetworkEvent.Imported(difference.report()));
            return difference.report();
        });
    }

    /** When the last import was that can be undone; empty where there is none. */
    public Optional<Instant> undoable() {
        return db.tx(UndoRows::at);
    }

    /**
     * Makes the nodes that the last import touched what they were before it; what was edited since elsewhere stays.
     *
     * @return how many nodes are others now
     * @throws Refused where nothing can be undone, or something hangs now on a node that the import brought
     */
    public int undo(String actor) {
        return turns.take(turn -> {
            var undo = UndoRows.all(turn.handle());
            if (undo.isEmpty()) throw new Refused("network.nothing-to-undo");
            var nodes = turn.tree().byId();
            undo.forEach((id, before) -> {
                if (before == null) nodes.remove(id);
                else nodes.put(id, before);
            });
            var checked = new HashSet<String>();
            for (Node node : nodes.values()) {
                boolean hangs = Stream.of(node.parent(), node.second())
                        .filter(Objects::nonNull)
                        .allMatch(nodes::containsKey);
                if (!hangs || !Tree.circle(node.id(), nodes, checked).isEmpty())
                    throw new Refused("network.undo-in-use", node.id());
            }
            UndoRows.apply(turn.handle(), undo, turn.tree());
            turn.planted(new Tree(nodes.values()));
            turn.edited(new ImportUndone(undo.size(), actor));
            return undo.size();
        });
    }
}
