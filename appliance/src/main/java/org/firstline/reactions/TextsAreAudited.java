package org.firstline.reactions;

import org.firstline.audit.Act;
import org.firstline.audit.Audit;
import org.firstline.audit.AuditKind;
import org.firstline.base.Bus;
import org.firstline.messages.Consent;
import org.firstline.messages.ConsentChanged;
import org.firstline.messages.Consents;
import org.firstline.messages.templates.Template;
import org.firstline.messages.templates.TemplateChanged;

/** When somebody changes the site's words, or writes down what an owner of a phone wants, it is in the book. */
record TextsAreAudited(Audit audit) implements Reaction {
    @Override
    public void listen(Bus bus) {
        bus.on(REACTIONS, TemplateChanged.class, this::template);
        bus.on(REACTIONS, ConsentChanged.class, news -> consent(news.consent()));
    }

    private void template(TemplateChanged news) {
        Template before = news.before();
        Template after = news.after();
        audit.add(new Act(
                news.actor(),
                AuditKind.TEMPLATE_CHANGED,
                "text:" + news.key() + " " + news.language(),
                before == null ? "" : before.text(),
                after == null ? "" : after.text()));
    }

    private void consent(Consent consent) {
        if (consent.source().equals(Consents.BY_SMS)) return;
        String phone = "phone:" + consent.phone().e164();
        audit.add(new Act(
                consent.source(),
                AuditKind.CONSENT_SET,
                phone,
                "",
                consent.wish().name()));
    }
}
