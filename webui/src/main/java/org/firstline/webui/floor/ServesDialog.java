package org.firstline.webui.floor;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.firstline.people.Role;
import org.firstline.routing.AgentNow;
import org.firstline.routing.Membership;
import org.firstline.routing.Needs;
import org.firstline.routing.QueueSettings;
import org.firstline.services.Services;
import org.firstline.webui.Fault;
import org.firstline.webui.Notices;
import org.firstline.webui.SignedIn;
import org.firstline.webui.Words;
import org.jspecify.annotations.Nullable;

/** Which queues an agent serves, in which tier and place, and what she can. For shift heads and administrators. */
public final class ServesDialog extends Dialog {
    private static final long serialVersionUID = 1;
    private static final int LAST_TIER = 9;
    private static final int LAST_PLACE = 999;
    private static final int BEST = 9;

    private record QueueLine(String queue, Checkbox serves, IntegerField tier, IntegerField place) {}

    private record SkillLine(Div line, TextField name, IntegerField level) {}

    private final transient Words words = FloorWords.here();
    private final transient Services services;
    private final String agent;
    private final transient List<QueueLine> queues = new ArrayList<>();
    private final transient List<SkillLine> skills = new ArrayList<>();
    private final Div skillLines = new Div();
    private final Fault fault = new Fault();

    /** @param agent her extension */
    public ServesDialog(Services services, String agent, String name) {
        this.services = services;
        this.agent = agent;
        setHeaderTitle(words.get("floor.serves.title", name));
        setWidth("38rem");
        setId("serves-dialog");
        Optional<AgentNow> now = services.routing().findAgent(agent);
        var form = new Div(new H3(words.get("floor.serves.queues")), head());
        form.addClassName("form");
        for (QueueSettings queue : services.routing().listQueues())
            form.add(line(queue, now.flatMap(a -> membership(a, queue.name())).orElse(null)));
        skillLines.addClassName("skill-lines");
        var add = new Button(
                words.get("floor.skill.add"),
                VaadinIcon.PLUS.create(),
                e -> skill("", 1).name.focus());
        add.setId("add-skill");
        add.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_SMALL);
        now.ifPresent(a -> new TreeMap<>(a.skills().levels()).forEach(this::skill));
        var help = new Span(words.get("floor.skill.help"));
        help.addClassName("quiet");
        form.add(new H3(words.get("floor.serves.skills")), help, skillLines, new Div(add), fault);
        add(form);
        var save = new Button(Words.here().get("webui.save"), e -> save());
        save.setId("save-serves");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Words.here().get("webui.cancel"), e -> close()), save);
    }

    private static Optional<Membership> membership(AgentNow agent, String queue) {
        return agent.serves().stream().filter(one -> one.queue().equals(queue)).findFirst();
    }

    private Div head() {
        var head = new Div(new Span(words.get("floor.queue")), tip("floor.tier"), tip("floor.position"));
        head.addClassNames("serves-line", "quiet");
        return head;
    }

    private Span tip(String word) {
        var span = new Span(words.get(word));
        span.getElement().setAttribute("title", words.get(word + ".tip"));
        return span;
    }

    private Div line(QueueSettings queue, @Nullable Membership now) {
        var serves = new Checkbox(queue.title(Words.locale()), now != null);
        serves.setId("serves-" + queue.name());
        var tier = number("floor.tier", now == null ? 1 : now.tier(), LAST_TIER);
        var place = number("floor.position", now == null ? 1 : now.position(), LAST_PLACE);
        tier.setEnabled(now != null);
        place.setEnabled(now != null);
        serves.addValueChangeListener(e -> {
            tier.setEnabled(e.getValue());
            place.setEnabled(e.getValue());
        });
        queues.add(new QueueLine(queue.name(), serves, tier, place));
        var line = new Div(serves, tier, place);
        line.addClassName("serves-line");
        return line;
    }

    private IntegerField number(String word, int value, int most) {
        var field = new IntegerField();
        field.setAriaLabel(words.get(word));
        field.setMin(1);
        field.setMax(most);
        field.setStepButtonsVisible(true);
        field.setValue(value);
        field.setWidth("7rem");
        return field;
    }

    private SkillLine skill(String name, int level) {
        var field = new TextField();
        field.setAriaLabel(words.get("floor.skill"));
        field.setPlaceholder(words.get("floor.skill"));
        field.setMaxLength(40);
        field.setValue(name);
        var levelField = number("floor.skill.level", level, BEST);
        var remove = new Button(VaadinIcon.CLOSE_SMALL.create());
        remove.setAriaLabel(words.get("floor.skill.remove"));
        remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        var line = new SkillLine(new Div(field, levelField, remove), field, levelField);
        line.line.addClassName("serves-line");
        remove.addClickListener(e -> {
            skills.remove(line);
            skillLines.remove(line.line);
        });
        skills.add(line);
        skillLines.add(line.line);
        return line;
    }

    private void save() {
        boolean saved = fault.passes(() -> {
            String actor = SignedIn.require(Role.SHIFT_HEAD).login();
            var serves = new ArrayList<Membership>();
            for (QueueLine line : queues)
                if (line.serves.getValue()) serves.add(new Membership(line.queue, of(line.tier), of(line.place)));
            Needs can = new Needs(skills());
            var now = services.routing().findAgent(agent);
            if (!now.map(AgentNow::serves).equals(Optional.of(serves)))
                services.routing().setQueues(agent, serves, actor);
            if (!now.map(AgentNow::skills).equals(Optional.of(can)))
                services.routing().setSkills(agent, can, actor);
        });
        if (!saved) return;
        close();
        Notices.done(words.get("floor.serves.saved"));
    }

    private Map<String, Integer> skills() {
        var levels = new HashMap<String, Integer>();
        for (SkillLine line : skills)
            if (!line.name.getValue().isBlank())
                levels.put(line.name.getValue().strip().toLowerCase(Words.locale()), of(line.level));
        return levels;
    }

    /** An empty or impossible number is left to the domain, which says what is wrong with it. */
    private static int of(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? 0 : value;
    }
}
