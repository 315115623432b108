package org.firstline.webui.floor;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.firstline.base.Refused;
import org.firstline.routing.Needs;
import org.firstline.routing.Presence;
import org.firstline.routing.QueueLimits;
import org.firstline.routing.QueueOrder;
import org.firstline.routing.QueueSettings;
import org.firstline.routing.Strategy;
import org.firstline.services.Services;
import org.firstline.webui.Card;
import org.firstline.webui.Words;

/** The fields of a queue. What the domain refuses is said beside the field that it is about. */
final class QueueForm extends Div {
    private static final long serialVersionUID = 1;

    private final transient Words words = FloorWords.here();
    private final transient Map<String, HasValidation> byCode = new HashMap<>();
    private final TextField titleEn = text("floor.title.en", "queue-title-en", "routing.queue-title");
    private final TextField titleRu = text("floor.title.ru", "queue-title-ru", "routing.queue-title-ru");
    private final Select<Strategy> strategy = new Select<>();
    private final IntegerField parameter = number("floor.strategy.phones", "queue-parameter", "routing.ring-all");
    private final IntegerField ring = number("floor.ring", "queue-ring", "routing.queue-ring");
    private final IntegerField misses = number("floor.misses", "queue-misses", "routing.queue-misses");
    private final IntegerField wrapUp = number("floor.wrap-up", "queue-wrap-up", "routing.queue-wrap-up");
    private final IntegerField level = number("floor.level", "queue-level", "routing.queue-service-level");
    private final IntegerField target = number("floor.target", "queue-target", "routing.queue-target");
    private final IntegerField notAgain = number("floor.not-again", "queue-not-again", "routing.queue-not-again");
    private final TextField needs = text("floor.needs.field", "queue-needs", "routing.skill-name");
    private final IntegerField relaxAfter = number("floor.relax-after", "queue-relax-after", "routing.queue-order");
    private final IntegerField relaxTo = number("floor.relax-to", "queue-relax-to", "routing.queue-relax-to");
    private final IntegerField ageing = number("floor.ageing", "queue-ageing", "floor.ageing");
    private final IntegerField preferred = number("floor.preferred", "queue-preferred", "floor.preferred");
    private final HoursField hours;
    private final OverflowField whenClosed;
    private final IntegerField maxWait = number("floor.max-wait", "queue-max-wait", "routing.queue-max-wait");
    private final OverflowField whenTooLong;
    private final IntegerField maxLength = number("floor.max-length", "queue-max-length", "routing.queue-max-length");
    private final OverflowField whenFull;
    private final CheckboxGroup<Presence> joinWith = presences("floor.join-with", "queue-join");
    private final CheckboxGroup<Presence> stayWith = presences("floor.stay-with", "queue-stay");
    private final OverflowField whenEmpty;

    QueueForm(Services services, String name) {
        addClassName("around");
        List<QueueSettings> others = services.routing().listQueues().stream()
                .filter(queue -> !queue.name().equals(name))
                .toList();
        hours = new HoursField(services);
        whenClosed = new OverflowField(words.get("floor.when-closed"), "queue-when-closed", others, services.prompts());
        whenTooLong =
                new OverflowField(words.get("floor.when-too-long"), "queue-when-too-long", others, services.prompts());
        whenFull = new OverflowField(words.get("floor.when-full"), "queue-when-full", others, services.prompts());
        whenEmpty = new OverflowField(words.get("floor.when-empty"), "queue-when-empty", others, services.prompts());
        strategy.setId("queue-strategy");
        strategy.setLabel(words.get("floor.strategy"));
        strategy.setItems(Strategy.KINDS);
        strategy.setItemLabelGenerator(one -> Words.of("routing").get("strategy." + kind(one)));
        strategy.addValueChangeListener(e -> fit());
        needs.setHelperText(words.get("floor.needs.help"));
        byCode.put("routing.skill-level", needs);
        byCode.put("routing.skills-most", needs);
        byCode.put("routing.ring-progressively", parameter);
        add(
                new Card(words.get("floor.card.basics"))
                        .with(form(
                                titleEn, titleRu, strategy, parameter, ring, misses, wrapUp, level, target, notAgain)),
                new Card(words.get("floor.card.order")).with(form(needs, relaxAfter, relaxTo, ageing, preferred)),
                new Card(words.get("floor.card.hours")).with(hours, whenClosed),
                new Card(words.get("floor.card.limits"))
                        .with(form(maxWait, maxLength), form(whenTooLong, whenFull), joinWith, stayWith, whenEmpty));
    }

    private static FormLayout form(Component... fields) {
        var form = new FormLayout(fields);
        form.setResponsiveSteps(
                new FormLayout.ResponsiveStep("0", 1),
                new FormLayout.ResponsiveStep("26rem", 2),
                new FormLayout.ResponsiveStep("46rem", fields.length == 2 ? 2 : 3));
        return form;
    }

    private TextField text(String word, String id, String code) {
        var field = new TextField(words.get(word));
        field.setId(id);
        field.setMaxLength(200);
        byCode.put(code, field);
        tip(field, word);
        return field;
    }

    private IntegerField number(String word, String id, String code) {
        var field = new IntegerField(words.get(word));
        field.setId(id);
        field.setMin(0);
        field.setStepButtonsVisible(true);
        byCode.put(code, field);
        tip(field, word);
        return field;
    }

    private void tip(com.vaadin.flow.component.shared.HasTooltip field, String word) {
        String tip = words.get(word + ".tip");
        if (!tip.startsWith("[")) field.setTooltipText(tip);
    }

    private CheckboxGroup<Presence> presences(String word, String id) {
        var group = new CheckboxGroup<Presence>(words.get(word));
        group.setId(id);
        group.setItems(Presence.values());
        group.setItemLabelGenerator(one -> Words.of("routing").get("presence." + one));
        group.setHelperText(words.get(word + ".help"));
        return group;
    }

    /** The word without its number: "ring-all". */
    private static String kind(Strategy one) {
        return one.word().replaceFirst(":.*", "");
    }

    private void fit() {
        Strategy now = strategy.getValue();
        parameter.setVisible(now instanceof Strategy.RingAll || now instanceof Strategy.RingProgressively);
        parameter.setLabel(words.get(
                now instanceof Strategy.RingProgressively ? "floor.strategy.delay" : "floor.strategy.phones"));
        if (parameter.isVisible() && parameter.isEmpty()) parameter.setValue(5);
    }

    void setValue(QueueSettings queue) {
        titleEn.setValue(queue.titleEn());
        titleRu.setValue(queue.titleRu());
        Strategy.KINDS.stream()
                .filter(one -> kind(one).equals(kind(queue.strategy())))
                .findFirst()
                .ifPresent(strategy::setValue);
        switch (queue.strategy()) {
            case Strategy.RingAll(int most) -> parameter.setValue(most);
            case Strategy.RingProgressively(Duration delay) -> parameter.setValue((int) delay.toSeconds());
            default -> parameter.clear();
        }
        fit();
        seconds(ring, queue.ring());
        misses.setValue(queue.misses());
        seconds(wrapUp, queue.wrapUp());
        level.setValue(queue.serviceLevelSeconds());
        target.setValue(queue.targetPercent());
        seconds(notAgain, queue.notAgain());
        needs.setValue(queue.order().needs().text());
        seconds(relaxAfter, queue.order().relaxAfter());
        relaxTo.setValue(queue.order().relaxTo());
        seconds(ageing, queue.order().ageing());
        seconds(preferred, queue.order().preferredWait());
        hours.setValue(queue.hours());
        whenClosed.setValue(queue.whenClosed());
        seconds(maxWait, queue.limits().maxWait());
        whenTooLong.setValue(queue.limits().whenTooLong());
        maxLength.setValue(queue.limits().maxLength());
        whenFull.setValue(queue.limits().whenFull());
        joinWith.setValue(queue.limits().joinWith());
        stayWith.setValue(queue.limits().stayWith());
        whenEmpty.setValue(queue.limits().whenEmpty());
    }

    /** @throws Refused when a field is out of its bounds; {@link #refused} shows where */
    QueueSettings getValue(QueueSettings before) {
        for (HasValidation field : byCode.values()) field.setInvalid(false);
        var order = new QueueOrder(
                Needs.parse(needs.getValue()), length(relaxAfter), value(relaxTo), length(ageing), length(preferred));
        var limits = new QueueLimits(
                length(maxWait),
                whenTooLong.getValue(),
                value(maxLength),
                whenFull.getValue(),
                Set.copyOf(joinWith.getValue()),
                Set.copyOf(stayWith.getValue()),
                whenEmpty.getValue());
        return before.withTitles(titleEn.getValue().strip(), titleRu.getValue().strip())
                .withStrategy(chosenStrategy())
                .withRing(length(ring), value(misses))
                .withWrapUp(length(wrapUp))
                .withServiceLevel(value(level))
                .withTarget(value(target))
                .withNotAgain(length(notAgain))
                .withOrder(order)
                .withLimits(limits)
                .withHours(hours.getValue(), whenClosed.getValue());
    }

    private Strategy chosenStrategy() {
        Strategy chosen = strategy.getValue();
        if (chosen instanceof Strategy.RingAll) return new Strategy.RingAll(value(parameter));
        if (chosen instanceof Strategy.RingProgressively) return new Strategy.RingProgressively(length(parameter));
        return chosen;
    }

    /** Says it beside its field. False where it is about none of them. */
    boolean refused(Refused no) {
        String sentence = no.sentence(Words.locale());
        var field = byCode.get(no.code());
        if (field == null) return false;
        var wrong = new ArrayList<>(List.of(field));
        if (no.code().equals("routing.queue-title") && !titleEn.isEmpty() && titleRu.isEmpty()) wrong.set(0, titleRu);
        for (HasValidation one : wrong) {
            one.setErrorMessage(sentence);
            one.setInvalid(true);
            if (one instanceof AbstractField<?, ?> && one instanceof com.vaadin.flow.component.Focusable<?> focus)
                focus.focus();
        }
        return true;
    }

    private static void seconds(IntegerField field, Duration length) {
        field.setValue((int) length.toSeconds());
    }

    private static Duration length(IntegerField field) {
        return Duration.ofSeconds(value(field));
    }

    /** An empty number is as wrong as a negative one, and the domain says so. */
    private static int value(IntegerField field) {
        Integer value = field.getValue();
        return value == null ? -1 : value;
    }
}
