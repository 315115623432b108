package org.firstline.webui.imports;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.firstline.base.Refused;
import org.firstline.base.csv.ImportOptions;
import org.firstline.base.csv.ImportPlan;
import org.firstline.people.Role;
import org.firstline.services.Services;
import org.firstline.webui.Confirm;
import org.firstline.webui.Fault;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/**
 * From a file to rows, step by step: choose the file; see how it was read and which column becomes what, and change
 * that; see what would happen and which lines are left out; apply. Until then nothing is written.
 */
public final class ImportSteps extends Div {
    private static final long serialVersionUID = 1;

    /** A file that a person chose. @param name as his computer has it */
    record Chosen(String name, byte[] bytes) {}

    /** What a reading found. @param complaint why it can't be applied yet; empty where it can */
    record Reading(ImportPlan plan, ColumnChoice choice, String complaint) {}

    private final transient ImportKind kind;
    private final transient Consumer<Runnable> background;
    private final transient Words words = Words.here();
    private final transient Locale language = Words.locale();
    private final Fault fault = new Fault();
    private final ProgressBar busy = new ProgressBar();
    private final Div steps = new Div();
    private transient @Nullable Chosen file;

    public ImportSteps(Services services, ImportKind kind) {
        this(kind, work -> services.time().soon("imports", work));
    }

    /** @param background does what takes long, one after another */
    ImportSteps(ImportKind kind, Consumer<Runnable> background) {
        this.kind = kind;
        this.background = background;
        addClassName("import");
        busy.setIndeterminate(true);
        busy.setVisible(false);
        steps.addClassName("steps");
        add(fault, busy, steps);
        begin();
    }

    /** Asks for a file. */
    void begin() {
        file = null;
        fault.setVisible(false);
        steps.removeAll();
        steps.add(
                new Paragraph(words.get("webui.import." + kind.name() + ".intro")),
                new FileField(this::open, fault::say));
    }

    void open(String name, byte[] bytes) {
        file = new Chosen(name, bytes);
        read(ImportOptions.DETECT);
    }

    /** Reads the file so, and shows what an import would do. */
    void read(ImportOptions options) {
        Chosen chosen = file;
        if (chosen == null) return;
        work(() -> look(chosen, options), reading -> {
            steps.removeAll();
            steps.add(new ReadingStep(this, kind, chosen, reading), new DryRun(this, kind, reading));
            if (!reading.complaint().isEmpty()) fault.say(reading.complaint());
        });
    }

    /** Without a key there is nothing to compare by, but the file can be shown, so that a person can point at it. */
    private Reading look(Chosen chosen, ImportOptions options) {
        try {
            var plan = kind.preview().apply(chosen.bytes(), options);
            return new Reading(plan, new ColumnChoice(plan.report().columns()), "");
        } catch (Refused no) {
            if (!no.code().equals(kind.noKey())) throw no;
            var first = new ColumnChoice(options.columns()).with(0, kind.key());
            var plan = kind.preview().apply(chosen.bytes(), options.withColumns(first.columns()));
            var choice = new ColumnChoice(plan.report().columns()).without(kind.key());
            return new Reading(plan, choice, no.sentence(language));
        }
    }

    void apply(ImportPlan plan) {
        SignedIn.require(Role.SHIFT_HEAD);
        work(
                () -> kind.apply().apply(plan),
                report -> {
                    steps.removeAll();
                    steps.add(new ImportDone(this, kind, report));
                },
                no -> {
                    fault.say(no.sentence(language));
                    if (no.code().endsWith(".too-many-missing")) askForMore(plan, no);
                });
    }

    /** A file that lacks much may be cut short, or may be right: a person who has read that says which. */
    private void askForMore(ImportPlan plan, Refused no) {
        Confirm.askDangerous(
                words.get("webui.import.too-many"),
                no.sentence(language),
                words.get("webui.import.too-many.verb"),
                () -> apply(new ImportPlan(plan.file(), plan.options().removing(100), plan.report())));
    }

    /** One thing at a time: while it lasts nothing else can be pressed. */
    private <T> void work(Supplier<T> what, Consumer<T> then) {
        work(what, then, no -> fault.say(no.sentence(language)));
    }

    private <T> void work(Supplier<T> what, Consumer<T> then, Consumer<Refused> refused) {
        fault.setVisible(false);
        busy(true);
        UI ui = UI.getCurrent();
        background.accept(() -> {
            try {
                T found = what.get();
                show(ui, () -> then.accept(found));
            } catch (Refused no) {
                show(ui, () -> refused.accept(no));
            } catch (RuntimeException e) {
                show(ui, () -> fault.say(words.get("webui.failed")));
                throw e;
            }
        });
    }

    private void show(UI ui, Runnable what) {
        try {
            ui.access(() -> {
                busy(false);
                what.run();
            });
        } catch (UIDetachedException e) {
            // whoever started it has closed the page; what was applied is applied
        }
    }

    private void busy(boolean now) {
        busy.setVisible(now);
        steps.setEnabled(!now);
    }
}
