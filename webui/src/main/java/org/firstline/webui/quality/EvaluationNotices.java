package org.firstline.webui.quality;

import com.vaadin.flow.component.Component;
import java.util.function.Predicate;
import org.firstline.people.Agent;
import org.firstline.quality.QualityEvent;
import org.firstline.services.Services;
import org.firstline.webui.Live;
import org.firstline.webui.Notices;

/** Tells whoever an evaluation concerns, on whatever page she is, that there is something to read. */
public final class EvaluationNotices {
    private EvaluationNotices() {}

    /** @param page is around every page of {@code agent} */
    public static void show(Component page, Services services, Agent agent) {
        String login = agent.login();
        on(
                page,
                services,
                QualityEvent.Evaluated.class,
                "notice.new",
                news -> news.evaluation().agent().equals(login));
        on(
                page,
                services,
                QualityEvent.Answered.class,
                "notice.answered",
                news -> news.after().agent().equals(login));
        on(
                page,
                services,
                QualityEvent.Disputed.class,
                "notice.disputed",
                news -> news.evaluation().evaluator().equals(login));
    }

    private static <T> void on(
            Component page, Services services, Class<T> type, String sentence, Predicate<T> concernsHer) {
        Live.redraw(
                page,
                services,
                news -> concernsHer.test(type.cast(news)),
                () -> Notices.news(QualityWords.here().get(sentence)),
                type);
    }
}
