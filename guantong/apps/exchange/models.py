"""Other installations and their keys, the packages that went out to them and came in from them (交换)."""

from typing import ClassVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import models
from django.db.models import Q

from guantong.apps.files.models import Attachment
from guantong.apps.journal.models import Journaled
from guantong.domain.words import Words


class Partner(Journaled):
    """Another installation by the name it packs under, and the organisation its packages belong to."""

    CALLED = Words("对方系统", "Partner")

    name = models.CharField("对方系统", max_length=60, unique=True)
    path = models.CharField(max_length=120, db_index=True)
    organisation = models.CharField("机构", max_length=120)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class PartnerKey(Journaled):
    """A key a partner signs with: entered by one, compared and confirmed by another, refused from the day it is revoked."""

    CALLED = Words("对方钥匙", "Partner's key")

    UNJOURNALED: ClassVar = ("search",)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="keys")
    path = models.CharField(max_length=120, db_index=True)
    public = models.CharField("公钥", max_length=64)
    fingerprint = models.CharField("指纹", max_length=16, db_index=True)
    state = models.CharField("状态", max_length=12)
    registered_by = models.CharField("登记人", max_length=40)
    registered_at = models.DateTimeField("登记时间")
    confirmed_by = models.CharField("确认人", max_length=40, blank=True)
    confirmed_at = models.DateTimeField("确认时间", null=True)
    revoked_on = models.DateField("撤销日", null=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; of a partner one key is in use, and no key is entered twice."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(fields=("partner",), condition=Q(state="confirmed"), name="one_key_in_use"),
            models.UniqueConstraint(fields=("partner", "public"), name="one_entry_of_a_key"),
        )

    def __str__(self) -> str:
        return f"{self.partner} {self.fingerprint}"

    @property
    def key(self) -> Ed25519PublicKey:
        """The key itself."""
        return Ed25519PublicKey.from_public_bytes(bytes.fromhex(self.public))


class Outgoing(Journaled):
    """A package as it was signed for a partner; its number is never given again, its bytes can be written to a disc again."""

    CALLED = Words("发出的数据包", "Package that went out")

    UNJOURNALED: ClassVar = ("search",)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="sent")
    number = models.PositiveIntegerField("编号")
    path = models.CharField(max_length=120, db_index=True)
    sm3 = models.CharField(max_length=64)
    packed_by = models.CharField("打包人", max_length=40)
    packed_at = models.DateTimeField("打包时间")
    documents = models.JSONField(default=list)
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True)
    state = models.CharField("状态", max_length=12, default="packed")
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; one of a number."""

        ordering = ("-pk",)
        constraints = (models.UniqueConstraint(fields=("partner", "number"), name="one_package_of_a_number"),)

    def __str__(self) -> str:
        return f"{self.partner} 第 {self.number} 号"


class Arrival(Journaled):
    """A package that came in, or a number that was given up; `documents` say of each where it went, or why it did not.

    It waits while an earlier number of its sender is missing, and is taken in when that came or was given up.
    """

    CALLED = Words("收到的数据包", "Package that came in")

    UNJOURNALED: ClassVar = ("search",)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="arrivals")
    key = models.ForeignKey(PartnerKey, models.PROTECT, related_name="+", null=True)
    number = models.PositiveIntegerField("编号")
    path = models.CharField(max_length=120, db_index=True)
    sm3 = models.CharField(max_length=64, blank=True, db_index=True)
    packed_at = models.CharField("对方打包时间", max_length=40, blank=True)
    received_by = models.CharField("接收人", max_length=40)
    received_at = models.DateTimeField("接收时间")
    documents = models.JSONField(default=list)
    file = models.ForeignKey(Attachment, models.PROTECT, related_name="+", null=True)
    state = models.CharField("状态", max_length=12)
    reason = models.CharField("原因", max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)
    search = models.TextField(editable=False, blank=True)

    class Meta:
        """The latest first; of a sender one of a number, but for those that were refused while they waited."""

        ordering = ("-pk",)
        constraints = (
            models.UniqueConstraint(
                fields=("partner", "number"), condition=~Q(state="refused"), name="one_arrival_of_a_number"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner} 第 {self.number} 号"

    @property
    def left(self) -> int:
        """How many of its documents wait for somebody to do something."""
        return sum(1 for one in self.documents if one["state"] == "left")
