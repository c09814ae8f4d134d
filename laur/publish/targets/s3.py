"""S3 of Amazon and of others with the same interface, by botocore. Each file appears complete, or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from laur.model import PublishTarget
from laur.publish.failures import PublishError, Reason
from laur.publish.secrets import Secrets
from laur.publish.targets.interface import Sent, ServedAs, Traits, unwatched

if TYPE_CHECKING:
    from botocore.config import Config

DEFAULT_REGION = "us-east-1"
_MISSING = frozenset({"404", "NoSuchKey", "NotFound"})
_EXISTS = frozenset({"412", "PreconditionFailed", "ConditionalRequestConflict"})
_REASONS = {
    "NoSuchBucket": Reason.BUCKET_MISSING,
    "PermanentRedirect": Reason.BUCKET_MISSING,
    "InvalidBucketName": Reason.BUCKET_MISSING,
    "AuthorizationHeaderMalformed": Reason.BUCKET_MISSING,
    "IllegalLocationConstraintException": Reason.BUCKET_MISSING,
    "AccessDenied": Reason.PERMISSION,
    "403": Reason.PERMISSION,
    "InvalidAccessKeyId": Reason.SIGN_IN,
    "SignatureDoesNotMatch": Reason.SIGN_IN,
    "ExpiredToken": Reason.SIGN_IN,
    "InvalidToken": Reason.SIGN_IN,
    "RequestTimeTooSkewed": Reason.CLOCK,
    "QuotaExceeded": Reason.NO_SPACE,
    "XMinioAdminBucketQuotaExceeded": Reason.NO_SPACE,
    "XMinioStorageFull": Reason.NO_SPACE,
    "InsufficientStorage": Reason.NO_SPACE,
    "KeyTooLongError": Reason.NAME,
    "InvalidObjectName": Reason.NAME,
}


class _Client(Protocol):
    """The calls of botocore's S3 client that are used."""

    def list_objects_v2(self, **arguments: str) -> dict[str, Any]: ...
    def head_object(self, **arguments: str) -> dict[str, Any]: ...
    def get_object(self, **arguments: str) -> dict[str, Any]: ...
    def put_object(self, **arguments: Any) -> dict[str, Any]: ...
    def delete_object(self, **arguments: str) -> dict[str, Any]: ...


def open_s3(target: PublishTarget, secrets: Secrets) -> "S3Host":
    """A client with the credentials that Amazon's own tools would find, or with a key and its password."""
    from botocore.session import Session

    session = Session()
    with _settings(target):
        region = target.region or session.get_config_variable("region") or DEFAULT_REGION
    keys: dict[str, str] = {}
    if target.user:
        account = f"{target.user}@{target.bucket}"
        keys = {"aws_access_key_id": target.user, "aws_secret_access_key": secrets.password(account)}
    with _settings(target):
        client = session.create_client("s3", region_name=region, endpoint_url=target.endpoint, config=_config(), **keys)
    prefix = f"{target.path.strip('/')}/" if target.path and target.path.strip("/") else ""
    return S3Host(client, target.bucket or "", prefix, target.endpoint or f"s3.{region}.amazonaws.com", secrets)


@contextmanager
def _settings(target: PublishTarget) -> Iterator[None]:
    """Turns settings that cannot be used, in ``site.yaml`` or of Amazon's own tools, into their reason."""
    from botocore.exceptions import BotoCoreError, ProfileNotFound

    try:
        yield
    except ProfileNotFound as error:
        account = f"s3://{target.bucket}"
        raise PublishError(Reason.SECRET_MISSING, account=account, variable="AWS_SECRET_ACCESS_KEY") from error
    except (BotoCoreError, ValueError) as error:
        host = target.endpoint or target.region or DEFAULT_REGION
        raise PublishError(Reason.BUCKET_MISSING, bucket=target.bucket, host=host) from error


def _config() -> "Config":
    from botocore.config import Config

    return Config(
        retries={"mode": "standard"},  # three attempts, or AWS_MAX_ATTEMPTS
        connect_timeout=10,
        read_timeout=30,
        request_checksum_calculation="when_required",  # other services do not know the newer checksums
        response_checksum_validation="when_required",
    )


class S3Host:
    """The objects of a bucket whose names begin with a prefix."""

    traits = Traits(stores_headers=True, lists_cheaply=True)

    def __init__(self, client: _Client, bucket: str, prefix: str, host: str, secrets: Secrets) -> None:
        self._client, self._bucket, self._prefix, self._host = client, bucket, prefix, host
        with self._at(""):
            client.list_objects_v2(Bucket=bucket, Prefix=prefix)
        secrets.accepted()

    def files(self) -> Mapping[str, int]:
        found: dict[str, int] = {}
        token: dict[str, str] = {}
        while True:
            with self._at(""):
                page = self._client.list_objects_v2(Bucket=self._bucket, Prefix=self._prefix, **token)
            for entry in page.get("Contents", ()):
                found[str(entry["Key"])[len(self._prefix) :]] = int(entry["Size"])
            if not page.get("IsTruncated"):
                return found
            following = {"ContinuationToken": str(page.get("NextContinuationToken", ""))}
            if following == token or not following["ContinuationToken"]:
                raise PublishError(Reason.LISTING, said="NextContinuationToken")
            token = following

    def size(self, path: str) -> int | None:
        with self._at(path) as answer:
            answer.found = self._client.head_object(Bucket=self._bucket, Key=self._prefix + path)
        return int(answer.found["ContentLength"]) if answer.found else None

    def get(self, path: str) -> bytes | None:
        with self._at(path) as answer:
            found = self._client.get_object(Bucket=self._bucket, Key=self._prefix + path)
            answer.found = {"data": bytes(found["Body"].read())}
        return answer.found.get("data")

    def put(self, path: str, data: bytes, served: ServedAs, sent: Sent = unwatched) -> None:
        with self._at(path, is_writing=True):
            self._client.put_object(Bucket=self._bucket, Key=self._prefix + path, Body=data, **_headers(served))
        sent(len(data))

    def create(self, path: str, data: bytes) -> bool:
        with self._at(path, is_writing=True) as answer:
            answer.found = self._client.put_object(
                Bucket=self._bucket, Key=self._prefix + path, Body=data, IfNoneMatch="*"
            )
        return bool(answer.found)

    def delete(self, path: str) -> None:
        with self._at(path):
            self._client.delete_object(Bucket=self._bucket, Key=self._prefix + path)

    def finish(self) -> None:
        """Does nothing: every file is visible at once."""

    def close(self) -> None:
        """Does nothing: requests are independent."""

    @contextmanager
    def _at(self, path: str, *, is_writing: bool = False) -> Iterator["_FoundObject"]:
        """Turns an error of botocore into its reason; a missing file, or one that exists, into an empty answer."""
        from botocore.exceptions import BotoCoreError, ClientError, NoCredentialsError, PartialCredentialsError

        try:
            yield _FoundObject()
        except ClientError as error:
            code = str(error.response.get("Error", {}).get("Code", ""))
            if code in (_EXISTS if is_writing else _MISSING):
                return
            reason = _REASONS.get(code, Reason.REFUSED)
            raise PublishError(reason, bucket=self._bucket, **self._values(path, str(error))) from error
        except (NoCredentialsError, PartialCredentialsError) as error:
            account = f"s3://{self._bucket}"
            raise PublishError(Reason.SECRET_MISSING, account=account, variable="AWS_SECRET_ACCESS_KEY") from error
        except BotoCoreError as error:
            reason = _reason_of(error, path)
            raise PublishError(reason, bucket=self._bucket, **self._values(path, str(error))) from error

    def _values(self, path: str, said: str) -> dict[str, str]:
        return {"host": self._host, "file": path, "said": said, "account": f"s3://{self._bucket}"}


class _FoundObject:
    """What a request found; empty if there is no such file."""

    def __init__(self) -> None:
        self.found: dict[str, Any] = {}


def _headers(served: ServedAs) -> dict[str, str]:
    stated = {
        "ContentType": served.content_type,
        "CacheControl": served.cache_control,
        "ContentEncoding": served.encoding,
    }
    return {name: value for name, value in stated.items() if value}


def _reason_of(error: Exception, path: str) -> Reason:
    from botocore import exceptions

    if isinstance(error, exceptions.SSLError):
        return Reason.CERTIFICATE
    if isinstance(error, exceptions.EndpointConnectionError | exceptions.ConnectTimeoutError):
        return Reason.UNREACHABLE
    if isinstance(error, exceptions.ParamValidationError):
        return Reason.NAME if path else Reason.BUCKET_MISSING
    return Reason.CONNECTION_LOST
