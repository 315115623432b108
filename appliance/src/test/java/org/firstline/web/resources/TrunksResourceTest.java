package org.firstline.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import org.firstline.calls.TrunkFault;
import org.firstline.calls.TrunkNow;
import org.firstline.web.OpenApiResource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TrunksResourceTest {
    /** What people read of a trunk may change; what machines read is as it is described. */
    @Test
    void aTrunkLooksToMachinesAsItIsDescribed() throws IOException {
        try (var described = OpenApiResource.class.getResourceAsStream("openapi.json")) {
            var properties =
                    JsonMapper.builder().build().readTree(described).at("/components/schemas/Trunk/properties");
            assertThat(Arrays.stream(TrunksResource.Trunk.class.getRecordComponents())
                            .map(RecordComponent::getName))
                    .containsExactlyInAnyOrderElementsOf(properties.propertyNames());
        }
    }

    @Test
    void theReasonIsASentence() {
        var fault = new TrunkFault(TrunkFault.Kind.ANSWERED, "udp:192.0.2.1:5060", "503 Service Unavailable");
        var now = new TrunkNow("main", "sip:a@b", TrunkNow.State.DOWN, Instant.EPOCH, fault, 2, 2, true, null);
        assertThat(TrunksResource.Trunk.of(now).why()).isEqualTo("503 Service Unavailable from udp:192.0.2.1:5060");
        assertThat(TrunksResource.Trunk.of(now).full()).isTrue();
    }
}
