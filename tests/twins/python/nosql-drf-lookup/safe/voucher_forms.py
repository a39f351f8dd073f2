from rest_framework import serializers


class VoucherForm(serializers.Serializer):
    code = serializers.CharField(max_length=20)
    channel = serializers.ChoiceField(choices=["web", "desk"], default="web")

    def validate(self, attrs):
        attrs.setdefault("channel", "web")
        return attrs
