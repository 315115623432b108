package org.firstline.webui.desk;

import java.util.List;
import org.firstline.base.PhoneNumber;
import org.firstline.subscribers.SubscriberData;

/** A subscriber's data with other phones. */
final class SubscriberPhones {
    private SubscriberPhones() {}

    static SubscriberData with(SubscriberData d, List<PhoneNumber> phones) {
        return new SubscriberData(
                d.contract(),
                d.name(),
                d.kind(),
                d.language(),
                phones,
                d.address(),
                d.node(),
                d.status(),
                d.smsOk(),
                d.tariff(),
                d.balance(),
                d.notes(),
                d.services(),
                d.vulnerable());
    }
}
