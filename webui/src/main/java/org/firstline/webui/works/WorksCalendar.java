package org.firstline.webui.works;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.RouterLink;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.firstline.reactions.WorkPlaces;
import org.firstline.services.Services;
import org.firstline.webui.Ago;
import org.firstline.webui.Words;
import org.firstline.works.PlannedWork;
import org.firstline.works.WorkState;

/** One month of works, Monday to Sunday; a work stands on each day that it touches. */
final class WorksCalendar extends Div {
    private static final long serialVersionUID = 1;
    /** More in one day are only counted. */
    private static final int SHOWN = 4;

    private final transient Services services;
    private final transient WorkPlaces places;
    private final transient Words words = Words.here();
    private final Span title = new Span();
    private final Div days = new Div();
    private YearMonth month;

    WorksCalendar(Services services) {
        this.services = services;
        this.places = new WorkPlaces(services.network());
        month = YearMonth.from(services.time().now().atZone(Ago.zone()));
        addClassName("works-calendar");
        title.addClassName("strong");
        var bar = new Div(
                turn(VaadinIcon.ANGLE_LEFT, "webui.work.month.before", -1),
                title,
                turn(VaadinIcon.ANGLE_RIGHT, "webui.work.month.after", 1));
        bar.addClassName("bar");
        days.addClassName("days");
        add(bar, days);
        draw();
    }

    private Button turn(VaadinIcon icon, String word, int months) {
        var button = new Button(icon.create(), e -> {
            month = month.plusMonths(months);
            draw();
        });
        button.setAriaLabel(words.get(word));
        button.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        return button;
    }

    void draw() {
        title.setText(month.format(DateTimeFormatter.ofPattern("LLLL yyyy", Words.locale())));
        days.removeAll();
        for (DayOfWeek day : DayOfWeek.values()) {
            var name = new Span(day.getDisplayName(TextStyle.SHORT, Words.locale()));
            name.addClassName("quiet");
            days.add(name);
        }
        LocalDate first = month.atDay(1).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        LocalDate end = month.atEndOfMonth()
                .with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY))
                .plusDays(1);
        List<PlannedWork> works = services.works()
                .between(
                        first.atStartOfDay(Ago.zone()).toInstant(),
                        end.atStartOfDay(Ago.zone()).toInstant());
        first.datesUntil(end).forEach(day -> days.add(cell(day, works)));
    }

    private Div cell(LocalDate day, List<PlannedWork> works) {
        var number = new Span(String.valueOf(day.getDayOfMonth()));
        number.addClassName("number");
        var cell = new Div(number);
        cell.addClassName("day");
        if (!YearMonth.from(day).equals(month)) cell.addClassName("other");
        if (day.equals(services.time().now().atZone(Ago.zone()).toLocalDate())) {
            cell.addClassName("today");
            cell.getElement().setAttribute("aria-current", "date");
        }
        var from = day.atStartOfDay(Ago.zone()).toInstant();
        var until = day.plusDays(1).atStartOfDay(Ago.zone()).toInstant();
        var here = works.stream()
                .filter(work -> work.from().isBefore(until) && work.until().isAfter(from))
                .filter(work -> work.state() != WorkState.CANCELLED)
                .toList();
        here.stream().limit(SHOWN).forEach(work -> cell.add(link(work)));
        if (here.size() > SHOWN) cell.add(new Span(words.get("webui.work.more", here.size() - SHOWN)));
        return cell;
    }

    private RouterLink link(PlannedWork work) {
        var link = new RouterLink("", WorkView.class, work.id());
        var look = WorkLooks.of(work.state());
        var icon = look.icon().create();
        icon.getElement().setAttribute("aria-label", look.word());
        var clock = work.from().atZone(Ago.zone()).format(DateTimeFormatter.ofPattern("HH:mm"));
        link.add(icon, new Span(clock + " " + places.area(work)));
        link.getElement().setAttribute("title", look.word() + " · " + WorkLooks.window(work));
        return link;
    }
}
