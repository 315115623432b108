package org.firstline.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.firstline.base.Refused;
import org.firstline.base.csv.BadLine;
import org.firstline.base.csv.Columns;
import org.firstline.base.csv.CsvFile;
import org.firstline.base.csv.CsvLimits;
import org.firstline.base.csv.CsvLine;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportReport;
import org.firstline.base.csv.Tally;
import org.jspecify.annotations.Nullable;

/** One comparison of a file of nodes with the tree. Parents may come later in the file than their children. */
final class TreeImport {
    /** What the file says that the tree does not. */
    record Difference(
            List<Node> added,
            List<Node> changed,
            Set<String> gone,
            int before,
            ImportOptions options,
            ImportReport report) {
        /** Node by node, the new ones first, then the changed ones, then those that go. */
        Stream<NodeEdited> edits(Tree tree) {
            return Stream.of(
                            added.stream().map(node -> new NodeEdited(null, node, "")),
                            changed.stream()
                                    .map(node ->
                                            new NodeEdited(tree.find(node.id()).orElse(null), node, "")),
                            gone.stream()
                                    .sorted()
                                    .map(id -> new NodeEdited(tree.find(id).orElse(null), null, "")))
                    .flatMap(edits -> edits);
        }

        void checkRemoval() {
            if (gone.size() * 100L > (long) before * options.removeAtMostPercent())
                throw new Refused("network.too-many-missing", gone.size(), before, options.removeAtMostPercent());
        }
    }

    private record Draft(CsvLine line, Node node) {}

    private final Tree tree;
    private final ImportOptions options;
    private final CsvFile file;
    private final Columns<Field> columns;
    private final Tally tally = new Tally();
    private final Map<String, Long> seen = new HashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    TreeImport(byte[] bytes, ImportOptions options, Tree tree) {
        this.tree = tree;
        this.options = options;
        this.file = CsvFile.open(bytes, options, CsvLimits.DEFAULT, Field.NAMES::knows);
        this.columns = Field.NAMES.find(file, options);
        if (!columns.has(Field.ID)) throw new Refused("network.no-id-column");
    }

    Difference compare() {
        file.read(this::line, tally::unreadable);
        Set<String> gone = new HashSet<>();
        for (Node node : tree.all()) if (!seen.containsKey(node.id())) gone.add(node.id());
        int missing = gone.size();
        if (!options.removeMissing()) gone.clear();
        dropOrphansAndCircles(gone);
        keepParentsOfBadLines(gone);
        List<Node> added = new ArrayList<>();
        List<Node> changed = new ArrayList<>();
        for (Draft draft : drafts.values()) {
            var old = tree.find(draft.node.id());
            if (old.isEmpty()) {
                added.add(draft.node);
                tally.added();
            } else if (old.get().equals(draft.node)) {
                tally.unchanged();
            } else {
                changed.add(draft.node);
                tally.changed();
            }
        }
        tally.missing(missing, gone.size());
        return new Difference(added, changed, gone, tree.size(), options, tally.report(file, columns));
    }

    private void line(CsvLine line) {
        tally.line(line);
        String id = columns.text(Field.ID, line, " ");
        if (id.isEmpty()) {
            bad(line, Field.ID, "network.no-id");
            return;
        }
        Long before = seen.putIfAbsent(id, line.number());
        if (before != null) {
            bad(line, Field.ID, "network.id-twice", id, before);
            return;
        }
        try {
            var old = tree.find(id).orElseGet(() -> new Node(id, null, "", "", ""));
            drafts.put(
                    id,
                    new Draft(
                            line,
                            new Node(
                                    id,
                                    columns.has(Field.PARENT) ? uplink(Field.PARENT, line) : old.parent(),
                                    text(Field.HOST, line, old.host()),
                                    text(Field.NAME, line, old.name()),
                                    text(Field.KIND, line, old.kind()),
                                    columns.has(Field.SECOND) ? uplink(Field.SECOND, line) : old.second())));
        } catch (Refused e) {
            tally.bad(BadLine.of(line.number(), "", e.code(), e.args()));
        }
    }

    private String text(Field field, CsvLine line, String old) {
        return columns.has(field) ? columns.text(field, line, " ") : old;
    }

    /** Exports of tables write 0 or NULL where there is no parent. */
    private String uplink(Field field, CsvLine line) {
        String parent = columns.text(field, line, " ");
        boolean none =
                parent.equals("0") && !seen.containsKey("0") || parent.equalsIgnoreCase("null") || parent.equals("-");
        return none ? "" : parent;
    }

    /** A line that is left out may leave others without their parent, or undo a circle: until nothing changes. */
    private void dropOrphansAndCircles(Set<String> gone) {
        boolean again = true;
        while (again) {
            again = false;
            var nodes = asItWouldBe(gone);
            for (Draft draft : List.copyOf(drafts.values())) {
                if (hangs(draft, Field.PARENT, draft.node.parent(), nodes)
                        && hangs(draft, Field.SECOND, draft.node.second(), nodes)) continue;
                drafts.remove(draft.node.id());
                again = true;
            }
            if (again) continue;
            var checked = new HashSet<String>();
            for (Draft draft : List.copyOf(drafts.values()))
                for (String id : Tree.circle(draft.node.id(), nodes, checked)) {
                    Draft member = drafts.remove(id);
                    if (member != null) bad(member.line, Field.PARENT, "network.circle", id);
                    checked.add(id);
                    again = true;
                }
        }
    }

    private boolean hangs(Draft draft, Field field, @Nullable String uplink, Map<String, Node> nodes) {
        if (uplink == null || nodes.containsKey(uplink)) return true;
        Long line = seen.get(uplink);
        if (line == null) bad(draft.line, field, "network.unknown-parent", uplink);
        else bad(draft.line, field, "network.parent-left-out", uplink, line);
        return false;
    }

    private Map<String, Node> asItWouldBe(Set<String> gone) {
        var nodes = new HashMap<String, Node>();
        for (Node node : tree.all()) if (!gone.contains(node.id())) nodes.put(node.id(), node);
        drafts.forEach((id, draft) -> nodes.put(id, draft.node));
        return nodes;
    }

    /** A node whose line is bad stays as it was, and so does everything above it. */
    private void keepParentsOfBadLines(Set<String> gone) {
        if (gone.isEmpty()) return;
        for (Node node : tree.all())
            if (!gone.contains(node.id()) && !drafts.containsKey(node.id())) gone.removeAll(tree.path(node.id()));
    }

    private void bad(CsvLine line, Field field, String code, Object... args) {
        tally.bad(BadLine.of(line.number(), columns.title(field), code, args));
    }
}
