package org.firstline.reactions;

import java.util.Locale;
import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.network.ImportUndone;
import org.firstline.network.Node;
import org.firstline.network.NodeEdited;
import org.firstline.network.RulesChanged;
import org.firstline.people.People;

/** When somebody edits the network, or what monitors' words mean, it is written into the book. */
record NetworkEditsAreAudited(Audit audit, People people) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, RulesChanged.class, this::rules);
        bus.on(REACTIONS, NodeEdited.class, this::node);
        bus.on(REACTIONS, ImportUndone.class, this::undone);
    }

    private void rules(RulesChanged changed) {
        String table = changed.kind().name().toLowerCase(Locale.ROOT);
        audit.add(
                new Act(changed.actor(), AuditKind.RULES_CHANGED, "rules:" + table, changed.before(), changed.after()));
    }

    /** What the box writes by itself, a demo town say, is nobody's decision. */
    private void node(NodeEdited edit) {
        if (people.findByLogin(edit.actor()).isEmpty()) return;
        Node after = edit.after();
        Node before = edit.before();
        String subject = "node:" + edit.id();
        if (after == null) {
            if (before != null) audit.add(new Act(edit.actor(), AuditKind.NODE_CHANGED, subject, before.name(), ""));
            return;
        }
        var what = Difference.of(before, after);
        if (!what.isEmpty())
            audit.add(new Act(edit.actor(), AuditKind.NODE_CHANGED, subject, what.before(), what.after()));
    }

    private void undone(ImportUndone undone) {
        audit.add(new Act(undone.actor(), AuditKind.IMPORT_UNDONE, "import:" + undone.nodes(), "", ""));
    }
}
